package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a quotation finds in the sentences around its own. Each is looked at once and not once a
 * quotation, so that a long text of nothing but quotations takes no more than its share of time.
 *
 * <p>Asked for one sentence after the other, in the order of the text.
 */
final class Outlook {
  private static final int NONE = -1;

  private final List<ReadSentence> sentences;

  /** The first sentence from each one on, in its paragraph, whose acts may tell who speaks. */
  private final int[] telling;

  private int subjectOf = NONE;
  private @Nullable Tie subject;
  private int asked;
  private boolean question;
  private @Nullable Tie interviewee;

  Outlook(List<ReadSentence> sentences) {
    this.sentences = sentences;
    this.telling = new int[sentences.size()];
    for (int i = telling.length - 1; i >= 0; i--) {
      telling[i] =
          sentences.get(i).acts().stream().anyMatch(Outlook::tells)
              ? i
              : i + 1 < telling.length && sameParagraph(i, i + 1) ? telling[i + 1] : NONE;
    }
  }

  private static boolean tells(SpeechAct act) {
    return act.isUnsaid() || act.mention() != null;
  }

  private boolean sameParagraph(int a, int b) {
    return sentences.get(a).paragraph() == sentences.get(b).paragraph();
  }

  /** The subject of a sentence. */
  @Nullable Tie subject(int i) {
    if (subjectOf != i) {
      subjectOf = i;
      subject = SentenceTies.subject(sentences.get(i));
    }
    return subject;
  }

  /** The first act in what follows a sentence in its paragraph. */
  @Nullable Tie ahead(int i) {
    boolean more = i + 1 < telling.length && sameParagraph(i, i + 1);
    int at = more ? telling[i + 1] : NONE;
    SpeechAct act =
        at == NONE
            ? null
            : sentences.get(at).acts().stream().filter(Outlook::tells).findFirst().orElse(null);
    return act == null || act.isUnsaid() ? null : Tie.of(Link.NEIGHBOUR, act);
  }

  /**
   * In an interview of "Q:" and "A:", whom the words before the first question speak of: the last
   * subject before a sentence that stands in no question. One after a "Q:" in the same paragraph
   * belongs to a question that runs on.
   */
  @Nullable Tie interviewee(int before) {
    for (; asked < before; asked++) {
      List<Chunk> chunks = sentences.get(asked).chunks();
      boolean runsOn = asked > 0 && sameParagraph(asked - 1, asked) && question;
      question = runsOn || chunks.getFirst().is("q");
      boolean labelled = chunks.size() > 1 && chunks.get(1).is(":");
      Tie told = labelled || question ? null : SentenceTies.subject(sentences.get(asked));
      if (told != null) {
        interviewee = new Tie(Link.LABEL, told.mention(), List.of(), told.day());
      }
    }
    return interviewee;
  }
}
