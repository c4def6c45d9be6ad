package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ties a quotation to an act of speech of its own sentence. */
final class SentenceTies {
  private static final String DASHES = "—–-―";
  private static final String TAG_ENDS = ",?!—–";

  private final String text;

  SentenceTies(String text) {
    this.text = text;
  }

  /**
   * The tie of the quotation at chunk {@code k}; null where the sentence has nothing to tie it to.
   */
  @Nullable Tie find(ReadSentence read, int k) {
    SpeechAct after = beside(read, k);
    if (after != null) {
      return after.isUnsaid()
          ? Tie.NONE
          : Tie.of(after.isAccording() ? Link.ACCORDING_TO : Link.CUE_BESIDE, after);
    }
    Tie label = label(read, k);
    if (label != null) {
      return label;
    }
    Tie tag = tag(read, k);
    return tag != null ? tag : around(read, k);
  }

  /** The act that begins right after the quotation, with nothing but a mark between. */
  private static @Nullable SpeechAct beside(ReadSentence read, int k) {
    int next = afterMarks(read.chunks(), k);
    for (SpeechAct act : read.acts()) {
      if (act.first() == next && act.beside() && act.mention() != null) {
        return act;
      }
    }
    return null;
  }

  private static int afterMarks(List<Chunk> chunks, int k) {
    int next = k + 1;
    while (next < chunks.size()
        && chunks.get(next).isPunctuation()
        && !chunks.get(next).is("(")
        && !chunks.get(next).is(";")) {
      next++;
    }
    return next;
  }

  /** "JANE ROE: “…”" and "“…” — Jane Roe". */
  private static @Nullable Tie label(ReadSentence read, int k) {
    List<Chunk> chunks = read.chunks();
    if (k >= 2
        && k <= 4
        && chunks.get(k - 1).is(":")
        && chunks.get(k - 2).isName()
        && read.acts().stream().noneMatch(a -> a.cueAt() < k)) {
      return new Tie(Link.LABEL, chunks.get(k - 2).mention(), List.of(), null);
    }
    boolean dash =
        k + 2 < chunks.size()
            && chunks.get(k + 1).isPunctuation()
            && DASHES.contains(chunks.get(k + 1).first().text());
    if (dash
        && chunks.get(k + 2).isName()
        && (k + 3 == chunks.size() || chunks.get(k + 3).isPunctuation())) {
      return new Tie(Link.LABEL, chunks.get(k + 2).mention(), List.of(), null);
    }
    return null;
  }

  /** A speaker and a verb on no list, where only a cue can stand: "“Really?” Ada Quill hissed." */
  private @Nullable Tie tag(ReadSentence read, int k) {
    List<Chunk> chunks = read.chunks();
    String words = text.substring(chunks.get(k).start(), chunks.get(k).end() - 1).strip();
    int next = afterMarks(chunks, k);
    if (words.isEmpty()
        || TAG_ENDS.indexOf(words.charAt(words.length() - 1)) < 0
        || next + 1 >= chunks.size()) {
      return null;
    }
    boolean inverted = chunks.get(next + 1).isName();
    Chunk speaker = chunks.get(inverted ? next + 1 : next);
    Chunk verb = chunks.get(inverted ? next : next + 1);
    boolean closed = next + 2 == chunks.size() || chunks.get(next + 2).isPunctuation();
    boolean person = speaker.isName() || speaker.is("he") || speaker.is("she");
    Mention mention = speaker.mention();
    if (mention == null
        || !person
        || !closed
        || !verb.isPlainWord()
        || !verb.first().lower().endsWith("ed")) {
      return null;
    }
    return new Tie(Link.CUE_BESIDE, mention, List.of(new Span(verb.start(), verb.end())), null);
  }

  /** The nearest act before the quotation, else one after it, else the subject of the sentence. */
  private static @Nullable Tie around(ReadSentence read, int k) {
    SpeechAct before = null;
    SpeechAct later = null;
    boolean unsaid = false;
    for (SpeechAct act : read.acts()) {
      if (act.cueAt() < k) {
        unsaid = act.isUnsaid();
        before = act.speaks() || before == null || (unsaid && act.mention() != null) ? act : before;
      } else if (act.speaks() && later == null) {
        later = act;
      }
    }
    if (before != null && before.isUnsaid()) {
      return Tie.NONE;
    }
    if (before != null && before.mention() != null) {
      SpeechAct outer = outer(read, before);
      return Tie.of(linkBefore(read, outer, k), outer);
    }
    if (later != null) {
      return Tie.of(Link.SENTENCE, later);
    }
    return unsaid ? Tie.NONE : subject(read, k, before);
  }

  /** "She said she believed “…”": the words are said to be hers by "said", not by "believed". */
  private static SpeechAct outer(ReadSentence read, SpeechAct act) {
    Mention mention = act.mention();
    if (!act.isThought() || mention == null || mention.form() != Mention.Form.PRONOUN) {
      return act;
    }
    SpeechAct outer = act;
    for (SpeechAct other : read.acts()) {
      if (other.cueAt() < act.first() && other.beside() && !other.isThought() && other.speaks()) {
        outer = other;
      }
    }
    return outer;
  }

  private static Link linkBefore(ReadSentence read, SpeechAct act, int k) {
    if (act.isAccording()) {
      return Link.ACCORDING_TO;
    }
    boolean split =
        k > act.cueAt()
            && read.chunks().subList(0, act.first()).stream().anyMatch(Chunk::isQuotation);
    return split ? Link.CONTINUED : Link.CUE_BEFORE;
  }

  /** The subject of a sentence, for want of a better tie. */
  static @Nullable Tie subject(ReadSentence read) {
    return subject(read, read.chunks().size(), null);
  }

  private static @Nullable Tie subject(ReadSentence read, int limit, @Nullable SpeechAct cue) {
    var phrases = new NounPhrases(read.chunks(), read.number());
    Mention mention = new SubjectFinder(read.chunks(), phrases).ofSentence(limit);
    if (mention == null) {
      return null;
    }
    List<Span> cues = cue == null ? List.of() : List.of(cue.cue());
    return new Tie(Link.SENTENCE, mention, cues, cue == null ? null : cue.day());
  }
}
