package dev.onrecord.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the extractor finds: somebody says something. Content, cue and mention are the three spans
 * of the relation.
 *
 * @param kind direct or mixed for a quote in marks, indirect for reported speech
 * @param content the words that make a quote: those in marks, or the longest stretch of reported
 *     speech; null where the text tells that somebody speaks and not what
 * @param whole every stretch of what is said, the reporter's own words included, in the order of
 *     the text; empty without content
 * @param cue the words that signal speech; empty when there are none
 * @param mention how the text names the speaker there; null when it does not
 * @param source the whole of that naming, appositions included; null for the mention alone
 * @param link how content and mention were brought together
 * @param day the day that the cue's sentence gives, or null
 * @param sureness how sure it is that somebody says this at all, from 0 to 1
 * @param resumes whether the sentence takes up earlier speech ("also said", "in the interview")
 */
public record AttributionRelation(
    Kind kind,
    @Nullable Span content,
    List<Span> whole,
    List<Span> cue,
    @Nullable Mention mention,
    @Nullable Span source,
    Link link,
    @Nullable SaidOn day,
    double sureness,
    boolean resumes) {
  /** How content and mention were brought together, from the surest to the least sure. */
  public enum Link {
    /** "…," she said. */
    CUE_BESIDE("the cue stands beside the quote"),
    /** She said that … "…" */
    CUE_BEFORE("the cue stands before the quote in its sentence"),
    /** According to her, "…" */
    ACCORDING_TO("the quote is given according to the speaker"),
    /** SHE: … or "…" — She */
    LABEL("the quote carries the speaker's name as a label"),
    /** A quote that runs on over a paragraph, or goes on after its cue. */
    CONTINUED("the quote continues the one before"),
    /** She had an answer: "…" */
    ANNOUNCED("the quote's own sentence announces it"),
    /** A cue elsewhere in the sentence. */
    SENTENCE("the only speaker in the quote's sentence"),
    /** A quote on its own after a sentence about the speaker. */
    NEIGHBOUR("the speaker of the neighbouring sentence"),
    NONE("nothing in the text leads to a speaker");

    private final String words;

    Link(String words) {
      this.words = words;
    }

    /** The reason in a reader's words. */
    public String words() {
      return words;
    }
  }

  /** Copies the lists. */
  public AttributionRelation {
    whole = List.copyOf(whole);
    cue = List.copyOf(cue);
  }
}
