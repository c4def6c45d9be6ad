package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Span;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ties a quotation to an act of speech of its own sentence. */
final class SentenceTies {
  private static final String DASHES = "—–-―";
  private static final int LONGEST_TITLE = 6;
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
    tag = tag == null ? openTag(read, k) : tag;
    return tag != null ? tag : around(read, k);
  }

  /** The act that begins right after the quotation, with nothing but a mark between. */
  private static @Nullable SpeechAct beside(ReadSentence read, int k) {
    int next = afterMarks(read.chunks(), k);
    for (SpeechAct act : read.acts()) {
      boolean reaches = act.first() == next || (act.first() > next && isTitle(read, k, next, act));
      if (reaches && act.beside() && act.mention() != null) {
        return act;
      }
    }
    return null;
  }

  /** "“It floats,” former state planning director Ada Quill said": a title of whatever words. */
  private static boolean isTitle(ReadSentence read, int k, int next, SpeechAct act) {
    Mention mention = act.mention();
    List<Chunk> title = read.chunks().subList(next, act.first());
    boolean comma = next == k + 1;
    return comma
        && mention != null
        && mention.form() == Mention.Form.PERSON
        && title.size() <= LONGEST_TITLE
        && title.stream().allMatch(SentenceTies::mayBeTitle);
  }

  private static boolean mayBeTitle(Chunk chunk) {
    Word word = chunk.first().word();
    return chunk.isName()
        || (chunk.isPlainWord()
            && !word.endsPhrase()
            && !word.isOn(WordList.DETERMINERS)
            && word.cue() == null);
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
    int name = k >= 2 && chunks.get(k - 1).is(":") ? beforeBracket(chunks, k - 2) : -1;
    if (name >= 0
        && (name <= 2 || isPreamble(chunks, name))
        && chunks.get(name).isName()
        && read.acts().stream().noneMatch(a -> a.cueAt() < k)) {
      return new Tie(Link.LABEL, chunks.get(name).mention(), List.of(), null);
    }
    boolean dash = k + 2 < chunks.size() && isDash(chunks.get(k + 1));
    if (dash
        && chunks.get(k + 2).isName()
        && (k + 3 == chunks.size() || chunks.get(k + 3).isPunctuation())) {
      return new Tie(Link.LABEL, chunks.get(k + 2).mention(), List.of(), null);
    }
    return null;
  }

  static boolean isDash(Chunk chunk) {
    return chunk.isPunctuation() && DASHES.contains(chunk.first().text());
  }

  /** "Sen. Jane Roe (I-Me.):" */
  private static int beforeBracket(List<Chunk> chunks, int k) {
    int at = k;
    while (at > 0 && k - at < 5 && chunks.get(k).is(")") && !chunks.get(at).is("(")) {
      at--;
    }
    return chunks.get(at).is("(") ? at - 1 : k;
  }

  /** "Former harbour clerk Ada Quill:" has nothing before the name but words that belong to it. */
  private static boolean isPreamble(List<Chunk> chunks, int name) {
    return name <= LONGEST_TITLE
        && chunks.subList(0, name).stream()
            .allMatch(c -> c.isOn(WordList.ROLE_MODIFIERS) || c.isOn(WordList.ROLES));
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

  /** "“It floats,” Ada Quill, the pilot who found it said." No comma closes what is said of her. */
  private @Nullable Tie openTag(ReadSentence read, int k) {
    List<Chunk> chunks = read.chunks();
    int next = afterMarks(chunks, k);
    Mention mention = next + 1 < chunks.size() ? chunks.get(next).mention() : null;
    if (mention == null || mention.form() != Mention.Form.PERSON || !chunks.get(next + 1).is(",")) {
      return null;
    }
    for (SpeechAct act : read.acts()) {
      if (act.cueAt() > next && act.beside()) {
        boolean same =
            chunks.subList(next, act.cueAt()).stream().noneMatch(Chunk::isQuotation)
                && !act.isUnsaid();
        return same ? new Tie(Link.CUE_BESIDE, mention, List.of(act.cue()), act.day()) : null;
      }
    }
    return null;
  }

  /** The nearest act before the quotation, else one after it, else the subject of the sentence. */
  private static @Nullable Tie around(ReadSentence read, int k) {
    SpeechAct before = null;
    SpeechAct later = null;
    boolean unsaid = false;
    for (SpeechAct act : read.acts()) {
      if (act.cueAt() < k && before != null && before.speaks() && onlyTellsWhich(read, act, k)) {
        continue;
      }
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
    Tie subject = unsaid ? Tie.NONE : subject(read, k, before);
    return subject != null && announces(read, k, subject) ? subject.as(Link.ANNOUNCED) : subject;
  }

  /** "Ada Quill had an answer: “…”": a colon after a sentence about her. */
  private static boolean announces(ReadSentence read, int k, Tie subject) {
    List<Chunk> chunks = read.chunks();
    Mention mention = subject.mention();
    if (mention == null || k < 3 || !chunks.get(k - 1).is(":")) {
      return false;
    }
    boolean person =
        mention.form() == Mention.Form.PERSON
            || mention.form() == Mention.Form.NAME
            || mention.form() == Mention.Form.PRONOUN;
    boolean dashed = chunks.subList(0, k).stream().anyMatch(c -> c.isQuotation() || isDash(c));
    return person && !dashed && !chunks.get(k - 2).isName();
  }

  /** "Said that those who complain “…”": the quotation is no complaint. */
  private static boolean onlyTellsWhich(ReadSentence read, SpeechAct act, int k) {
    List<Chunk> chunks = read.chunks();
    int next = act.cueAt() + 1;
    while (next < k && (chunks.get(next).isPunctuation() || chunks.get(next).is("that"))) {
      next++;
    }
    return next < k && CueVerbs.isRelative(chunks, act);
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
