select
  id as response_id,
  country,
  escs,
  tmins,
  tmins / 60.0 as learning_hours,
  belong,
  durecec,
  submitted_at
from {{ ref('pisa.responses') }}
