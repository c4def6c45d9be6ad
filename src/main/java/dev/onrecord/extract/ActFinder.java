package dev.onrecord.extract;

import dev.onrecord.extract.CueLexicon.Cue;
import dev.onrecord.extract.CueLexicon.Form;
import dev.onrecord.extract.CueLexicon.Strength;
import dev.onrecord.extract.SpeechAct.Sense;
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
  private static final Set<String> PERCEIVING =
      Set.of("heard", "hear", "hears", "saw", "see", "watched", "let", "made", "have", "had");
  private static final int BY_DISTANCE = 4;

  private final Words words = Words.get();
  private final CueLexicon cues = CueLexicon.shared();
  private final List<Chunk> chunks;
  private final NounPhrases phrases;
  private final SubjectFinder subjects;
  private final CueVerbs verbs;
  private final List<SpeechAct> acts = new ArrayList<>();

  private ActFinder(List<Chunk> chunks, int sentence) {
    this.chunks = chunks;
    this.phrases = new NounPhrases(chunks, sentence);
    this.subjects = new SubjectFinder(chunks, phrases);
    this.verbs = new CueVerbs(chunks);
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
    Word word = chunk.first().word();
    String lower = word.lower();
    if (lower.equals("according") && isAt(i + 1, "to")) {
      according(i);
      return;
    }
    boolean pair = i + 1 < chunks.size() && (chunks.get(i + 1).isPlainWord() || isAt(i + 1, "it"));
    Cue cue = pair ? cues.findPhrase(lower, chunks.get(i + 1).first().lower()) : null;
    int last = cue == null ? i : i + 1;
    cue = cue == null ? word.cue() : cue;
    if (cue == null) {
      return;
    }
    if (verbs.isPassive(i, cue)) {
      passive(i);
    } else if (verbs.isVerb(i, cue) || perceived(i, cue) != null) {
      verb(i, last, cue);
    }
  }

  private boolean isAt(int k, String word) {
    return k >= 0 && k < chunks.size() && chunks.get(k).is(word);
  }

  private Span span(int from, int to) {
    return new Span(chunks.get(from).start(), chunks.get(to).end());
  }

  private void according(int i) {
    Mention mention = phrases.startingAt(i + 2);
    if (mention != null) {
      int last = i + 2;
      while (last + 1 < chunks.size() && chunks.get(last).end() < mention.span().end()) {
        last++;
      }
      acts.add(new SpeechAct(i, last, span(i, i + 1), mention, Sense.ACCORDING, true, null));
    }
  }

  /** "Was called “…” by Ada Quill": who stands after "by" speaks, and the subject does not. */
  private void passive(int i) {
    Mention speaker = null;
    for (int k = i + 1; k < chunks.size() && k <= i + BY_DISTANCE && speaker == null; k++) {
      speaker = isAt(k, "by") ? phrases.startingAt(k + 1) : null;
    }
    Mention person = speaker == null || speaker.form() == Mention.Form.PLACE ? null : speaker;
    acts.add(
        new SpeechAct(
            i, i, span(i, i), person, person == null ? Sense.UNSAID : Sense.SPEECH, false, null));
  }

  private void verb(int i, int last, Cue cue) {
    boolean beside = cue.strength() == Strength.SPEECH;
    Mention inverted =
        beside && (i == 0 || verbs.isAfterQuotation(i)) && cue.form() != Form.PARTICIPLE
            ? phrases.startingAt(last + 1)
            : null;
    if (inverted != null) {
      acts.add(new SpeechAct(i, i, span(i, last), inverted, Sense.SPEECH, true, null));
      return;
    }
    Mention own = subject(i, cue);
    if (own != null && !beside && isThing(own)) {
      return;
    }
    int first = own == null ? i : firstChunk(own, i);
    Sense sense =
        verbs.isUnsaid(i, cue) || verbs.isCondition(first)
            ? Sense.UNSAID
            : THOUGHT.contains(cue.lemma()) ? Sense.THOUGHT : Sense.SPEECH;
    boolean infinitive = cue.form() == Form.BASE && isAt(i - 1, "to");
    acts.add(
        new SpeechAct(
            first,
            last,
            span(i, last),
            own == null ? null : own,
            sense,
            beside && !infinitive,
            null));
  }

  private @Nullable Mention subject(int i, Cue cue) {
    boolean participle = cue.form() == Form.PARTICIPLE && !verbs.isProgressive(i);
    Mention perceived = perceived(i, cue);
    if (perceived != null) {
      return perceived;
    }
    Mention own = participle ? null : subjects.before(i);
    return own == null && (participle || subjects.sharesSubject(i)) ? shared(i) : own;
  }

  /** "She heard Rob Tring say": who is heard speaks. */
  private @Nullable Mention perceived(int i, Cue cue) {
    boolean bare = cue.form() == Form.BASE || cue.form() == Form.PARTICIPLE;
    boolean heard =
        bare && i >= 2 && chunks.get(i - 1).isName() && chunks.get(i - 2).isAny(PERCEIVING);
    return heard ? chunks.get(i - 1).mention() : null;
  }

  /** "The bridge called for …": things do not speak, though reports and ministries do. */
  private boolean isThing(Mention mention) {
    String head = mention.role().substring(mention.role().lastIndexOf(' ') + 1);
    return mention.form() == Mention.Form.DESCRIPTION
        && mention.gender() == Mention.Gender.NEUTRAL
        && !words.isOn(WordList.GROUPS, head)
        && !mention.role().contains("'");
  }

  private @Nullable Mention shared(int i) {
    for (int a = acts.size() - 1; a >= 0; a--) {
      Mention mention = acts.get(a).mention();
      if (mention != null && !acts.get(a).isAccording()) {
        return mention;
      }
    }
    return subjects.ofSentence(i);
  }

  private int firstChunk(Mention mention, int cue) {
    for (int k = 0; k <= cue; k++) {
      if (chunks.get(k).end() > mention.span().start()) {
        boolean determined = k > 0 && chunks.get(k - 1).isOn(WordList.DETERMINERS);
        return determined ? k - 1 : k;
      }
    }
    return cue;
  }
}
