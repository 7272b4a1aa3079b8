with
answers as (
  select
    country,
    escs,
    tmins,
    belong,
    submitted_at,
    case when escs is not null and belong is not null then 1 end as both_known
  from {{ ref('pisa.responses') }}
  where country is not null
),
-- Where one of two indices is missing, the response says nothing about how they go together.
pairs as (
  select
    country,
    count(both_known) as n,
    sum(case when both_known = 1 then escs end) as x,
    sum(case when both_known = 1 then belong end) as y,
    sum(case when both_known = 1 then escs * escs end) as xx,
    sum(case when both_known = 1 then escs * belong end) as xy
  from answers
  group by country
),
counts as (
  select
    country,
    count(*) as responses,
    {{ count_if(days_between(submitted_at, today()) = 0) }} as responses_today,
    avg(tmins) / 60.0 as learning_hours,
    avg(escs) as escs,
    avg(belong) as belong,
    max(submitted_at) as last_response
  from answers
  group by country
)
select
  c.country,
  c.responses,
  c.responses_today,
  c.learning_hours,
  c.escs,
  c.belong,
  {{ share(p.n * p.xy - p.x * p.y, p.n * p.xx - p.x * p.x) }} as belong_by_escs,
  c.last_response
from counts c
join pairs p on p.country = c.country
