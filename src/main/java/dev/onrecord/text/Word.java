package dev.onrecord.text;

import dev.onrecord.text.CueLexicon.Cue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the letters of a token tell, looked up once for all tokens of the same letters.
 *
 * @param text the letters as they stand in the article
 * @param lower in small letters, with straight apostrophes
 * @param lists the bits of the lists it is on, see {@link WordList#bit}
 * @param cue the cue that it is, or null
 * @param sex of those who have it for a first name; empty where nobody has
 * @param capital whether it starts with a capital letter
 * @param role whether it says what a person is
 * @param beginsDay whether a day may be told from it on
 */
public record Word(
    String text,
    String lower,
    long lists,
    @Nullable Cue cue,
    String sex,
    boolean capital,
    boolean role,
    boolean beginsDay) {
  private static final long TITLES =
      WordList.bits(WordList.MALE_TITLES, WordList.FEMALE_TITLES, WordList.OTHER_TITLES);
  private static final long PHRASE_ENDS =
      WordList.bits(
          WordList.PREPOSITIONS, WordList.CONJUNCTIONS, WordList.AUXILIARIES, WordList.VERBS);

  /** Stands where there is no word. */
  public static final Word NONE = new Word("", "", 0, null, "", false, false, false);

  static Word of(String text) {
    String lower = text.replace('’', '\'').toLowerCase(Locale.ROOT);
    Words words = Words.get();
    boolean capital = Character.isUpperCase(text.codePointAt(0));
    return new Word(
        text,
        lower,
        words.listsOf(lower),
        CueLexicon.shared().find(lower),
        capital ? words.sexOf(text) : "",
        capital,
        words.isRole(lower),
        DateReader.beginsDay(lower));
  }

  /** Whether it is on the list. */
  public boolean isOn(WordList list) {
    return (lists & list.bit()) != 0;
  }

  /** Whether it is on any of the lists with these bits. */
  public boolean isOnAny(long bits) {
    return (lists & bits) != 0;
  }

  /** Whether it is a title that stands before a name. */
  public boolean isTitle() {
    return isOnAny(TITLES);
  }

  /** Whether it is somebody's first name. */
  public boolean isFirstName() {
    return !sex.isEmpty();
  }

  /** A word that cannot stand inside a noun phrase without a verb: it ends one. */
  public boolean endsPhrase() {
    return isOnAny(PHRASE_ENDS);
  }
}
