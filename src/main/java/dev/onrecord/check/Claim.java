package dev.onrecord.check;

import dev.onrecord.model.Quote;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.PlainWords;
import dev.onrecord.search.SearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody is said to have said.
 *
 * @param text the words; marks around them make no difference
 * @param speaker who is said to have said them; null for anybody
 */
public record Claim(String text, @Nullable String speaker) {
  /** Longest text, in UTF-16 code units. */
  public static final int LONGEST = SearchRequest.LONGEST_QUERY - 500;

  private static final int LONGEST_NAME = 200;

  /** Refuses what cannot be looked for with {@link BadRequestException}. */
  public Claim {
    if (PlainWords.of(text).isEmpty()) {
      throw new BadRequestException("quote", "the quote has no words");
    }
    if (text.length() > LONGEST) {
      throw new BadRequestException(
          "quote", "the quote has " + text.length() + " characters; the most is " + LONGEST);
    }
    speaker = speaker == null || speaker.isBlank() ? null : speaker.strip();
    if (speaker != null && speaker.length() > LONGEST_NAME) {
      throw new BadRequestException(
          "speaker", "the speaker's name has more than " + LONGEST_NAME + " characters");
    }
  }

  /** Whether a quote that was found in a text is not too long to be looked for. */
  static boolean isFor(Quote quote) {
    String name = quote.attribution().speaker().name();
    return quote.text().length() <= LONGEST && (name == null || name.length() <= LONGEST_NAME);
  }
}
