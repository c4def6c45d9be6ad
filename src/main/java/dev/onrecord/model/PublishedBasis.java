package dev.onrecord.model;

/** Where the day of an article's publication is known from, the surest first. */
public enum PublishedBasis {
  /** Whoever brought the article says so: a key, a column, a line of front matter. */
  GIVEN,
  /** The page's own data for machines: JSON-LD. */
  PAGE_DATA,
  /** The page's meta tags. */
  META,
  /** Microdata in the page's text. */
  MICRODATA,
  /** A time element of the page. */
  TIME,
  /** The entry of the feed that led to it. */
  FEED,
  /** The site map that led to it. */
  SITE_MAP,
  /** The words of the byline. */
  BYLINE,
  /** The page's address, as in {@code /2025/04/23/}. */
  ADDRESS,
  /** The day the mail was sent. */
  MAIL,
  /** What the document says of when it was made. */
  DOCUMENT,
  /** Nothing says; it is the day given for all articles that bring none. */
  DEFAULT
}
