import type { Random } from './random';

const GIRLS =
  'Amara Ana Beatriz Chloe Daniela Elif Fatima Grace Hana Imani Ines Jada Kavya Leila Lucía Maya Mei Naomi Nia Olivia Priya Quinn Rosa Sara Sofia Tessa Uma Valentina Wren Ximena Yara Zoë'.split(
    ' ',
  );
const BOYS =
  'Adam Amir André Ben Caleb Dante Diego Elias Emeka Finn Gabriel Hugo Ibrahim Isaac Jamal Kenji Lucas Malik Mateo Nikhil Noah Omar Oscar Pavel Rafael Ravi Samuel Tariq Theo Tomás Victor Yusuf'.split(
    ' ',
  );
const SURNAMES =
  "Abara Adeyemi Alvarez Andersson Bauer Begum Brennan Castillo Chen Cohen Cruz Dang Delgado Dube Eriksen Fernández Fischer García Goldberg Gómez Hassan Hernández Ito Ivanov Jackson Johnson Kaya Khan Kim Kowalski Larsen Lee Lopez Mahmoud Martin Mbeki Mendoza Moreau Müller Nguyen Novak O'Brien O'Neill Okafor Park Patel Pereira Petrov Pham Quintero Rahman Ramirez Reyes Rivera Rossi Sánchez Sato Schmidt Silva Singh Smith Tanaka Thompson Torres Tran Usman Vargas Vega Wagner Walker Wang Washington White Williams Wong Yilmaz Young Zhang".split(
    ' ',
  );

export interface Name {
  readonly first: string;
  readonly middle?: string;
  readonly last: string;
}

export function personName(chance: Random, girl: boolean): Name {
  const pool = girl ? GIRLS : BOYS;
  const first = chance.pick(pool);
  const double = chance.chance(0.05);
  const surname = chance.pick(SURNAMES);
  const last = double ? `${surname}-${chance.pick(SURNAMES)}` : surname;
  return chance.chance(0.4) ? { first, middle: chance.pick(pool), last } : { first, last };
}

export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
