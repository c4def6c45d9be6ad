package dev.onrecord.extract;

import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.AttributionRelation.Link;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Span;
import dev.onrecord.text.Quotation;
import dev.onrecord.text.Token;
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
  private final SentenceTies ties;
  private final List<AttributionRelation> relations = new ArrayList<>();
  private final Outlook outlook;
  private int nextQuotation;
  private boolean lastSpoke;
  private Tie lastTie = Tie.NONE;
  private int lastParagraph = -1;

  QuoteAttacher(String text, List<Quotation> quotations, List<ReadSentence> sentences) {
    this.text = text;
    this.quotations = quotations;
    this.sentences = sentences;
    this.scareQuotes = new ScareQuotes(text);
    this.ties = new SentenceTies(text);
    this.outlook = new Outlook(sentences);
  }

  /** The relations of each sentence. */
  List<List<AttributionRelation>> attach() {
    var bySentence = new ArrayList<List<AttributionRelation>>();
    for (int i = 0; i < sentences.size(); i++) {
      int before = relations.size();
      sentence(i);
      bySentence.add(List.copyOf(relations.subList(before, relations.size())));
    }
    return bySentence;
  }

  private void sentence(int i) {
    ReadSentence read = sentences.get(i);
    var used = new HashSet<Span>();
    for (int k = 0; k < read.chunks().size(); k++) {
      Chunk chunk = read.chunks().get(k);
      if (chunk.tokens().size() > 1) {
        nextQuotation += nicknames(chunk);
      } else if (chunk.isQuotation()) {
        Quotation quotation = quotations.get(nextQuotation++);
        Tie tie = tie(i, k);
        lastSpoke = scareQuotes.isSpeech(quotation, read, k, tie.link());
        if (lastSpoke) {
          used.addAll(tie.cue());
          emit(read, quotation, tie, k);
        }
      }
    }
    for (SpeechAct act : read.acts()) {
      if (act.speaks() && !act.isThought() && !used.contains(act.cue())) {
        Tie tie = Tie.of(Link.CUE_BEFORE, act);
        relate(Kind.INDIRECT, null, tie, read);
        if (used.isEmpty()) {
          remember(tie, read);
        }
      }
    }
  }

  /** Nicknames in marks, which belong to their name: Robert “Bobbo” Tarn. */
  private static int nicknames(Chunk name) {
    int quotations = 0;
    for (Token token : name.tokens()) {
      quotations += token.isQuotation() ? 1 : 0;
    }
    return quotations;
  }

  private void remember(Tie tie, ReadSentence read) {
    lastTie = tie;
    lastParagraph = read.paragraph();
  }

  private void emit(ReadSentence read, Quotation quotation, Tie tie, int k) {
    relate(kind(quotation, read, tie, k), trimmed(quotation.inner()), tie, read);
    remember(tie, read);
  }

  private void relate(Kind kind, @Nullable Span content, Tie tie, ReadSentence read) {
    relations.add(
        new AttributionRelation(
            kind,
            content,
            content == null ? List.of() : List.of(content),
            tie.cue(),
            tie.mention(),
            null,
            tie.link(),
            tie.day(),
            1,
            resumes(read)));
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
    return inSentence != null ? inSentence : fromNeighbours(i, k);
  }

  private @Nullable Tie inSentence(ReadSentence read, int k) {
    List<Chunk> chunks = read.chunks();
    boolean answer = k == 2 && chunks.get(1).is(":") && chunks.get(0).is("a");
    Tie interviewee = answer ? outlook.interviewee(read.number()) : null;
    return interviewee != null ? interviewee : ties.find(read, k);
  }

  /**
   * Two quotations side by side are two speakers, and the text does not say which is the second.
   */
  private boolean isReply(int i, int k) {
    if (k > 0) {
      return sentences.get(i).chunks().get(k - 1).isQuotation();
    }
    return i > 0
        && sentences.get(i - 1).paragraph() == sentences.get(i).paragraph()
        && sentences.get(i - 1).chunks().getLast().isQuotation();
  }

  private Tie fromNeighbours(int i, int k) {
    ReadSentence read = sentences.get(i);
    if (lastSpoke && isReply(i, k)) {
      return Tie.NONE;
    }
    Tie signed = read.sentence().isQuotationAlone() ? signature(i) : null;
    if (signed != null) {
      return signed;
    }
    if (lastParagraph == read.paragraph() && lastTie.mention() != null) {
      boolean quoted = !relations.isEmpty() && relations.getLast().content() != null;
      return lastTie.as(quoted ? Link.CONTINUED : Link.NEIGHBOUR);
    }
    if (i > 0 && sentences.get(i - 1).paragraph() == read.paragraph()) {
      Tie subject = outlook.subject(i - 1);
      if (subject != null) {
        return subject.as(Link.NEIGHBOUR);
      }
    }
    Tie colon = afterColon(i);
    if (colon != null) {
      return colon;
    }
    Tie ahead = outlook.ahead(i);
    boolean recent = lastTie.mention() != null && lastParagraph >= read.paragraph() - 2;
    if (ahead != null && !recent) {
      return ahead;
    }
    return recent ? lastTie.as(Link.NEIGHBOUR) : Tie.NONE;
  }

  /** A line "— Ada Quill" under a quotation. */
  private @Nullable Tie signature(int i) {
    List<Chunk> line = i + 1 < sentences.size() ? sentences.get(i + 1).chunks() : List.of();
    boolean signed =
        line.size() > 1
            && SentenceTies.isDash(line.getFirst())
            && line.get(1).isName()
            && (line.size() == 2 || line.get(2).isPunctuation());
    return signed ? new Tie(Link.LABEL, line.get(1).mention(), List.of(), null) : null;
  }

  /** A quotation that a colon announces at the end of the paragraph before. */
  private @Nullable Tie afterColon(int i) {
    if (i == 0 || !sentences.get(i - 1).chunks().getLast().is(":")) {
      return null;
    }
    ReadSentence before = sentences.get(i - 1);
    SpeechAct act = before.acts().isEmpty() ? null : before.acts().getLast();
    Tie tie = act != null && act.speaks() ? Tie.of(Link.NEIGHBOUR, act) : outlook.subject(i - 1);
    return tie == null ? null : tie.as(Link.NEIGHBOUR);
  }
}
