package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Mention;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ties each quotation to the act of speech that it belongs to, in its sentence or in the ones
 * around it.
 */
final class QuoteAttacher {
  /** How a quotation was tied: the act's parts, and the way. */
  private record Tie(
      Link link, @Nullable Mention mention, List<Span> cue, @Nullable SaidOn day, int sentence) {
    static final Tie NONE = new Tie(Link.NONE, null, List.of(), null, 0);

    static Tie of(Link link, SpeechAct act, int sentence) {
      return new Tie(link, act.mention(), List.of(act.cue()), act.day(), sentence);
    }

    Tie as(Link other) {
      return new Tie(other, mention, cue, day, sentence);
    }
  }

  private static final Set<String> OCCASIONS =
      Set.of(
          "interview",
          "statement",
          "speech",
          "address",
          "letter",
          "email",
          "post",
          "conference",
          "debate",
          "briefing",
          "hearing",
          "meeting",
          "memo",
          "exchange");

  private final String text;
  private final List<Quotation> quotations;
  private final List<ReadSentence> sentences;
  private final ScareQuotes scareQuotes;
  private final List<AttributionRelation> relations = new ArrayList<>();
  private int nextQuotation;
  private Tie lastTie = Tie.NONE;
  private int lastParagraph = -1;

  QuoteAttacher(String text, List<Quotation> quotations, List<ReadSentence> sentences) {
    this.text = text;
    this.quotations = quotations;
    this.sentences = sentences;
    this.scareQuotes = new ScareQuotes(text);
  }

  List<AttributionRelation> attach() {
    for (int i = 0; i < sentences.size(); i++) {
      sentence(i);
    }
    return relations;
  }

  private void sentence(int i) {
    ReadSentence read = sentences.get(i);
    var used = new HashSet<Span>();
    for (int k = 0; k < read.chunks().size(); k++) {
      if (read.chunks().get(k).tokens().size() > 1) {
        // A nickname in marks belongs to its name.
        nextQuotation +=
            (int) read.chunks().get(k).tokens().stream().filter(Token::isQuotation).count();
      } else if (read.chunks().get(k).isQuotation()) {
        Quotation quotation = quotations.get(nextQuotation++);
        Tie tie = tie(i, k);
        if (scareQuotes.isSpeech(quotation, read, k, tie.link())) {
          used.addAll(tie.cue());
          emit(read, quotation, tie, k);
        }
      }
    }
    for (SpeechAct act : read.acts()) {
      if (act.mention() != null && !act.thought() && !used.contains(act.cue())) {
        Tie tie = Tie.of(Link.CUE_BEFORE, act, read.number());
        relations.add(
            new AttributionRelation(
                Kind.INDIRECT,
                null,
                tie.cue(),
                tie.mention(),
                tie.link(),
                tie.day(),
                resumes(read),
                read.number()));
        if (used.isEmpty()) {
          remember(tie, read);
        }
      }
    }
  }

  private void remember(Tie tie, ReadSentence read) {
    lastTie = tie;
    lastParagraph = read.paragraph();
  }

  private void emit(ReadSentence read, Quotation quotation, Tie tie, int k) {
    relations.add(
        new AttributionRelation(
            kind(quotation, read, tie, k),
            trimmed(quotation.inner()),
            tie.cue(),
            tie.mention(),
            tie.link(),
            tie.day(),
            resumes(read),
            read.number()));
    remember(tie, read);
  }

  private Span trimmed(Span span) {
    int start = span.start();
    int end = span.end();
    while (Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private Kind kind(Quotation quotation, ReadSentence read, Tie tie, int k) {
    String content = quotation.inner().in(text).strip();
    boolean capital =
        Character.isUpperCase(content.codePointAt(0))
            || !Character.isLetter(content.codePointAt(0));
    boolean clause = content.indexOf(' ') > 0 && (capital || content.split("\\s+", 6).length > 5);
    boolean alone = read.sentence().isQuotationAlone();
    boolean goesOn =
        tie.link() == Link.CONTINUED
            && k > 0
            && (read.chunks().get(k - 1).is(",") || read.chunks().get(k - 1).is(":"));
    boolean beside = tie.link() == Link.CUE_BESIDE || tie.link() == Link.LABEL;
    return alone
            || (beside && (clause || capital))
            || goesOn
            || (capital && content.indexOf(' ') > 0)
        ? Kind.DIRECT
        : Kind.MIXED;
  }

  private static boolean resumes(ReadSentence read) {
    for (Token token : read.sentence().tokens()) {
      if (token.is("also")
          || token.is("added")
          || token.is("adding")
          || token.is("continued")
          || OCCASIONS.contains(token.lower())) {
        return true;
      }
    }
    return false;
  }

  private Tie tie(int i, int k) {
    ReadSentence read = sentences.get(i);
    Tie inSentence = read.sentence().isQuotationAlone() ? null : inSentence(read, k);
    return inSentence != null ? inSentence : fromNeighbours(i);
  }

  private @Nullable Tie inSentence(ReadSentence read, int k) {
    SpeechAct after = beside(read, k);
    if (after != null) {
      return Tie.of(after.according() ? Link.ACCORDING_TO : Link.CUE_BESIDE, after, read.number());
    }
    Tie label = label(read, k);
    if (label != null) {
      return label;
    }
    SpeechAct before = null;
    SpeechAct later = null;
    for (SpeechAct act : read.acts()) {
      if (act.cueAt() < k && (act.mention() != null || before == null)) {
        before = act;
      } else if (act.cueAt() > k && act.mention() != null && later == null) {
        later = act;
      }
    }
    if (before != null && before.mention() != null) {
      before = outer(read, before);
      return Tie.of(linkBefore(read, before, k), before, read.number());
    }
    if (later != null) {
      return Tie.of(Link.SENTENCE, later, read.number());
    }
    return subject(read, k, before);
  }

  /** "She said she believed “…”": the words are said to be hers by "said", not by "believed". */
  private static SpeechAct outer(ReadSentence read, SpeechAct act) {
    Mention mention = act.mention();
    if (!act.thought() || mention == null || mention.form() != Mention.Form.PRONOUN) {
      return act;
    }
    SpeechAct outer = act;
    for (SpeechAct other : read.acts()) {
      if (other.cueAt() < act.first()
          && other.beside()
          && !other.thought()
          && other.mention() != null) {
        outer = other;
      }
    }
    return outer;
  }

  private static Link linkBefore(ReadSentence read, SpeechAct act, int k) {
    if (act.according()) {
      return Link.ACCORDING_TO;
    }
    boolean split =
        k > act.cueAt()
            && read.chunks().subList(0, act.first()).stream().anyMatch(Chunk::isQuotation);
    return split ? Link.CONTINUED : Link.CUE_BEFORE;
  }

  /** The act that begins right after the quotation, with nothing but a mark between. */
  private static @Nullable SpeechAct beside(ReadSentence read, int k) {
    int next = k + 1;
    while (next < read.chunks().size()
        && read.chunks().get(next).isPunctuation()
        && !read.chunks().get(next).is("(")
        && !read.chunks().get(next).is(";")) {
      next++;
    }
    for (SpeechAct act : read.acts()) {
      if (act.first() == next && act.beside() && act.mention() != null) {
        return act;
      }
    }
    return null;
  }

  /** "JANE ROE: “…”" and "“…” — Jane Roe". */
  private @Nullable Tie label(ReadSentence read, int k) {
    List<Chunk> chunks = read.chunks();
    if (k >= 2
        && chunks.get(k - 1).is(":")
        && chunks.get(k - 2).isName()
        && k <= 4
        && read.acts().stream().noneMatch(a -> a.cueAt() < k)) {
      return new Tie(Link.LABEL, chunks.get(k - 2).mention(), List.of(), null, read.number());
    }
    if (k == 2 && chunks.get(1).is(":") && chunks.get(0).is("a")) {
      return interviewee(read);
    }
    boolean dash =
        k + 2 < chunks.size()
            && chunks.get(k + 1).isPunctuation()
            && "—–-―".contains(chunks.get(k + 1).first().text());
    if (dash
        && chunks.get(k + 2).isName()
        && (k + 3 == chunks.size() || chunks.get(k + 3).isPunctuation())) {
      return new Tie(Link.LABEL, chunks.get(k + 2).mention(), List.of(), null, read.number());
    }
    return null;
  }

  /** In an interview of "Q:" and "A:", whom the words before the first question speak of. */
  private @Nullable Tie interviewee(ReadSentence answer) {
    for (int i = answer.number() - 1; i >= 0; i--) {
      ReadSentence before = sentences.get(i);
      boolean labelled = before.chunks().size() > 1 && before.chunks().get(1).is(":");
      Tie subject = labelled ? null : subject(before, before.chunks().size(), null);
      if (subject != null && !isQuestion(i)) {
        return new Tie(Link.LABEL, subject.mention(), List.of(), subject.day(), answer.number());
      }
    }
    return null;
  }

  /**
   * Whether a sentence belongs to a question that runs on: one after a "Q:" in the same paragraph.
   */
  private boolean isQuestion(int i) {
    int paragraph = sentences.get(i).paragraph();
    for (int k = i; k >= 0 && sentences.get(k).paragraph() == paragraph; k--) {
      if (sentences.get(k).chunks().getFirst().is("q")) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Tie subject(ReadSentence read, int k, @Nullable SpeechAct cue) {
    var phrases = new NounPhrases(read.chunks(), read.number());
    Mention mention = new SubjectFinder(read.chunks(), phrases).ofSentence(k);
    if (mention == null) {
      return null;
    }
    List<Span> cues = cue == null ? List.of() : List.of(cue.cue());
    return new Tie(
        Link.SENTENCE, mention.asSubject(), cues, cue == null ? null : cue.day(), read.number());
  }

  private Tie fromNeighbours(int i) {
    ReadSentence read = sentences.get(i);
    if (lastParagraph == read.paragraph() && lastTie.mention() != null) {
      boolean quoted = !relations.isEmpty() && relations.getLast().content() != null;
      return lastTie.as(quoted ? Link.CONTINUED : Link.NEIGHBOUR);
    }
    if (i > 0 && sentences.get(i - 1).paragraph() == read.paragraph()) {
      Tie subject = subject(sentences.get(i - 1), sentences.get(i - 1).chunks().size(), null);
      if (subject != null) {
        return subject.as(Link.NEIGHBOUR);
      }
    }
    Tie colon = afterColon(i);
    if (colon != null) {
      return colon;
    }
    Tie ahead = ahead(i);
    boolean recent = lastTie.mention() != null && lastParagraph >= read.paragraph() - 2;
    if (ahead != null && !recent) {
      return ahead;
    }
    return recent ? lastTie.as(Link.NEIGHBOUR) : Tie.NONE;
  }

  /** A quotation that a colon announces at the end of the paragraph before. */
  private @Nullable Tie afterColon(int i) {
    if (i == 0 || !sentences.get(i - 1).chunks().getLast().is(":")) {
      return null;
    }
    ReadSentence before = sentences.get(i - 1);
    SpeechAct act = before.acts().isEmpty() ? null : before.acts().getLast();
    Tie tie =
        act != null && act.mention() != null
            ? Tie.of(Link.NEIGHBOUR, act, before.number())
            : subject(before, before.chunks().size(), null);
    return tie == null ? null : tie.as(Link.NEIGHBOUR);
  }

  /** The first act in what follows in the same paragraph. */
  private @Nullable Tie ahead(int i) {
    for (int n = i + 1;
        n < sentences.size() && sentences.get(n).paragraph() == sentences.get(i).paragraph();
        n++) {
      for (SpeechAct act : sentences.get(n).acts()) {
        if (act.mention() != null) {
          return Tie.of(Link.NEIGHBOUR, act, sentences.get(n).number());
        }
      }
    }
    return null;
  }
}
