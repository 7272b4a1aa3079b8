completion_states as (
  select
    course_id,
    username,
    earned as done,
    lag(seen_on) over (partition by course_id, username order by seen_at, id) as began_on,
    lag(earned) over (partition by course_id, username order by seen_at, id) as done_before
  from {{ ref('openedx.completion') }}
),
