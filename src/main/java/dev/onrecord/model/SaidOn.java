package dev.onrecord.model;

import java.time.LocalDate;
import java.util.Locale;

/**
 * When words were said, as well as the text tells.
 *
 * @param day the day; the first of the month or year where only that much is known
 * @param precision how much of {@code day} is known
 * @param basis how it is known
 */
public record SaidOn(LocalDate day, Precision precision, Basis basis) {
  /** How much of the day is known. */
  public enum Precision {
    DAY,
    MONTH,
    YEAR
  }

  /** How the day is known. */
  public enum Basis {
    /** The text gives a calendar day ("on April 23"). */
    STATED,
    /** The text counts from the day of publication ("on Friday"). */
    RELATIVE,
    /** The text gives no day: the words were said by the day of publication. */
    PUBLISHED;

    /** The word used in JSON: {@code stated}, {@code relative}, {@code published}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The fall-back for a quote whose text gives no day. */
  public static SaidOn published(LocalDate day) {
    return new SaidOn(day, Precision.DAY, Basis.PUBLISHED);
  }

  /**
   * What is known, in words: {@code said on 2025-04-23}, {@code said in 2025-04}, {@code said in
   * 2025}, or {@code in print 2025-04-23}.
   */
  public String words() {
    String iso = day.toString();
    return basis == Basis.PUBLISHED
        ? "in print " + iso
        : switch (precision) {
          case DAY -> "said on " + iso;
          case MONTH -> "said in " + iso.substring(0, iso.lastIndexOf('-'));
          case YEAR -> "said in " + day.getYear();
        };
  }

  /** Whether the text itself tells the very day. */
  public boolean isKnownDay() {
    return precision == Precision.DAY && basis != Basis.PUBLISHED;
  }
}
