package dev.onrecord.extract;

import dev.onrecord.extract.CueLexicon.Cue;
import dev.onrecord.extract.CueLexicon.Form;
import dev.onrecord.extract.CueLexicon.Strength;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the acts of speech in one sentence: each cue with its subject. */
final class ActFinder {
  private static final Set<String> THOUGHT =
      Set.of(
          "believe",
          "hope",
          "expect",
          "feel",
          "know",
          "think",
          "fear",
          "want",
          "see",
          "understand",
          "mean",
          "call",
          "find",
          "worry",
          "recall",
          "speak");
  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "'re");
  private static final Set<String> HAVE = Set.of("has", "have", "had", "'ve", "'d", "'s");
  private static final Set<String> PLURAL_SUBJECTS = Set.of("they", "we", "i", "you", "who");

  private final Words words = Words.get();
  private final CueLexicon cues = CueLexicon.shared();
  private final List<Chunk> chunks;
  private final NounPhrases phrases;
  private final SubjectFinder subjects;
  private final List<SpeechAct> acts = new ArrayList<>();

  private ActFinder(List<Chunk> chunks, int sentence) {
    this.chunks = chunks;
    this.phrases = new NounPhrases(chunks, sentence);
    this.subjects = new SubjectFinder(chunks, phrases);
  }

  /** The acts of a sentence, in the order of their cues. */
  static List<SpeechAct> find(List<Chunk> chunks, int sentence) {
    var finder = new ActFinder(chunks, sentence);
    for (int i = 0; i < chunks.size(); i++) {
      finder.visit(i);
    }
    return finder.acts;
  }

  private void visit(int i) {
    Chunk chunk = chunks.get(i);
    if (!chunk.isPlainWord()) {
      return;
    }
    String lower = chunk.first().lower();
    if (lower.equals("according") && isAt(i + 1, "to")) {
      according(i);
      return;
    }
    Cue cue =
        i + 1 < chunks.size() && chunks.get(i + 1).isPlainWord()
            ? cues.findPhrase(lower, chunks.get(i + 1).first().lower())
            : null;
    int last = cue == null ? i : i + 1;
    cue = cue == null ? cues.find(lower) : cue;
    if (cue != null && isVerb(i, cue)) {
      verb(i, last, cue);
    }
  }

  private boolean isAt(int k, String word) {
    return k >= 0 && k < chunks.size() && chunks.get(k).is(word);
  }

  private void according(int i) {
    Mention mention = phrases.startingAt(i + 2);
    if (mention != null) {
      int last = i + 2;
      while (last + 1 < chunks.size() && chunks.get(last).end() < mention.span().end()) {
        last++;
      }
      acts.add(
          new SpeechAct(
              i,
              last,
              new Span(chunks.get(i).start(), chunks.get(i + 1).end()),
              mention.asSubject(),
              true,
              true,
              false,
              null));
    }
  }

  /**
   * Tells a verb from a noun of the same letters ("his claim", "the report"), and leaves the
   * passive out.
   */
  private boolean isVerb(int i, Cue cue) {
    int k = i - 1;
    while (k >= 0
        && chunks.get(k).isPlainWord()
        && words.adverbs.contains(chunks.get(k).first().lower())
        && !words.determiners.contains(chunks.get(k).first().lower())) {
      k--;
    }
    if (k < 0) {
      return cue.form() == Form.PARTICIPLE || isAfterQuotation(i);
    }
    Chunk before = chunks.get(k);
    String lower = before.isPlainWord() ? before.first().lower() : "";
    boolean noun =
        (words.determiners.contains(lower) && !isPronounLike(lower))
            || (lower.equals("'s") && cue.form() != Form.PARTICIPLE);
    if (noun) {
      return false;
    }
    return switch (cue.form()) {
      case PAST ->
          !BE.contains(lower) && (!words.prepositions.contains(lower) || isAfterQuotation(i));
      case PAST_PARTICIPLE -> HAVE.contains(lower);
      case PARTICIPLE -> !before.isName() || BE.contains(lower);
      case PRESENT ->
          !words.prepositions.contains(lower)
              && !words.auxiliaries.contains(lower)
              && !lower.equals("and");
      case BASE ->
          (cue.strength() == Strength.SPEECH
                  ? isPlural(k)
                  : PLURAL_SUBJECTS.contains(before.first().lower()))
              || lower.equals("to")
              || (words.auxiliaries.contains(lower) && !BE.contains(lower));
    };
  }

  private static boolean isPronounLike(String lower) {
    return lower.equals("this")
        || lower.equals("that")
        || lower.equals("other")
        || lower.equals("most")
        || lower.equals("many")
        || lower.equals("some")
        || lower.equals("both")
        || lower.equals("all")
        || lower.equals("her")
        || lower.equals("one")
        || lower.equals("another");
  }

  private boolean isPlural(int k) {
    Chunk before = chunks.get(k);
    String lower = before.first().lower();
    if (before.mention() != null) {
      return PLURAL_SUBJECTS.contains(lower) || before.tokens().getLast().lower().endsWith("s");
    }
    return words.pluralRoles.contains(lower)
        || words.demonyms.contains(lower)
        || lower.endsWith("s");
  }

  private boolean isAfterQuotation(int i) {
    int k = i - 1;
    while (k >= 0 && (chunks.get(k).is(",") || chunks.get(k).is("—") || chunks.get(k).is("–"))) {
      k--;
    }
    return k >= 0 && chunks.get(k).isQuotation();
  }

  private void verb(int i, int last, Cue cue) {
    var span = new Span(chunks.get(i).start(), chunks.get(last).end());
    boolean beside = cue.strength() == Strength.SPEECH;
    if (beside && isAfterQuotation(i) && cue.form() != Form.PARTICIPLE) {
      Mention inverted = phrases.startingAt(last + 1);
      if (inverted != null) {
        acts.add(new SpeechAct(i, i, span, inverted.asSubject(), true, false, false, null));
        return;
      }
    }
    boolean participle = cue.form() == Form.PARTICIPLE && !isProgressive(i);
    Mention own = participle ? null : subjects.before(i);
    if (own == null && (subjects.sharesSubject(i, participle) || participle)) {
      own = shared(i);
    }
    if (own != null && !beside && isThing(own)) {
      return;
    }
    if (own != null && cue.form() == Form.BASE && isAt(i - 1, "to")) {
      beside = false;
    }
    acts.add(
        new SpeechAct(
            own == null ? i : firstChunk(own, i),
            last,
            span,
            own == null ? null : own.asSubject(),
            beside,
            false,
            THOUGHT.contains(cue.lemma()),
            null));
  }

  /** "The bridge called for …": things do not speak, though reports and ministries do. */
  private boolean isThing(Mention mention) {
    String head = mention.role().substring(mention.role().lastIndexOf(' ') + 1);
    return mention.form() == Mention.Form.DESCRIPTION
        && mention.gender() == Mention.Gender.NEUTRAL
        && !words.groups.contains(head)
        && !mention.role().contains("'");
  }

  private boolean isProgressive(int i) {
    return i > 0
        && chunks.get(i - 1).isPlainWord()
        && BE.contains(chunks.get(i - 1).first().lower());
  }

  private @Nullable Mention shared(int i) {
    for (int a = acts.size() - 1; a >= 0; a--) {
      Mention mention = acts.get(a).mention();
      if (mention != null && !acts.get(a).according()) {
        return mention;
      }
    }
    return subjects.ofSentence(i);
  }

  private int firstChunk(Mention mention, int cue) {
    for (int k = 0; k <= cue; k++) {
      if (chunks.get(k).end() > mention.span().start()) {
        boolean determined =
            k > 0
                && chunks.get(k - 1).isPlainWord()
                && words.determiners.contains(chunks.get(k - 1).first().lower());
        return determined ? k - 1 : k;
      }
    }
    return cue;
  }
}
