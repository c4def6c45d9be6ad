package dev.onrecord.extract;

import dev.onrecord.extract.SpeechAct.Sense;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Span;
import dev.onrecord.text.CueLexicon;
import dev.onrecord.text.CueLexicon.Cue;
import dev.onrecord.text.CueLexicon.Form;
import dev.onrecord.text.CueLexicon.Strength;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import dev.onrecord.text.Words;
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

  /** Verbs that take no person as object, so that a name right after one is who speaks. */
  private static final Set<String> INVERTING =
      Set.of(
          "say",
          "add",
          "write",
          "explain",
          "note",
          "argue",
          "recall",
          "conclude",
          "insist",
          "observe",
          "contend",
          "joke",
          "tweet",
          "lament",
          "admit",
          "reply");

  /** Verb forms that are more often nouns. */
  private static final Set<String> NOUNS_TOO =
      Set.of(
          "tweets",
          "posts",
          "emails",
          "texts",
          "reports",
          "claims",
          "notes",
          "answers",
          "states",
          "offers",
          "demands",
          "promises",
          "pledges",
          "protests",
          "orders",
          "quips",
          "jokes",
          "counters",
          "charges",
          "retorts",
          "blogs",
          "cries",
          "shouts",
          "screams",
          "vows");

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
        beside
                && (i == 0 || verbs.isAfterQuotation(i) || isTail(i, last, cue))
                && cue.form() != Form.PARTICIPLE
            ? phrases.startingAt(last + 1)
            : null;
    if (inverted != null) {
      Mention speaker = phrases.bearerAfter(inverted);
      acts.add(new SpeechAct(i, i, span(i, last), speaker, Sense.SPEECH, true, null));
      return;
    }
    Mention own = subject(i, cue);
    boolean noun = NOUNS_TOO.contains(chunks.get(i).first().lower()) && i == last;
    if (own != null && ((!beside && isThing(own)) || (noun && isNeutral(own)))) {
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

  /** "“It will be hard” to finish in May, said Ada Quill." */
  private boolean isTail(int i, int last, Cue cue) {
    return INVERTING.contains(cue.lemma())
        && isAt(i - 1, ",")
        && last + 1 < chunks.size()
        && chunks.get(last + 1).isName()
        && (last + 2 == chunks.size()
            || chunks.get(last + 2).isPunctuation()
            || chunks.get(last + 2).isQuotation());
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

  /** "She heard Rob Tring say", "footage of Rob Tring saying, “…”", "with Rob Tring saying". */
  private @Nullable Mention perceived(int i, Cue cue) {
    int name = i - 1;
    while (name > 0 && chunks.get(name).isPlainWord() && verbs.isAdverb(chunks.get(name))) {
      name--;
    }
    if (name < 1 || !chunks.get(name).isName()) {
      return null;
    }
    boolean participle = cue.form() == Form.PARTICIPLE;
    boolean heard =
        (participle || cue.form() == Form.BASE) && chunks.get(name - 1).isAny(PERCEIVING);
    boolean opens =
        participle
            && cue.strength() == Strength.SPEECH
            && (isAt(name - 1, "with") || verbs.isBeforeQuotation(i));
    return heard || opens ? chunks.get(name).mention() : null;
  }

  /** "The bridge called for …": things do not speak, though reports and ministries do. */
  private boolean isThing(Mention mention) {
    return isNeutral(mention) && !mention.role().contains("'");
  }

  private boolean isNeutral(Mention mention) {
    String head = mention.role().substring(mention.role().lastIndexOf(' ') + 1);
    return mention.form() == Mention.Form.DESCRIPTION
        && mention.gender() == Mention.Gender.NEUTRAL
        && !words.isOn(WordList.GROUPS, head);
  }

  private @Nullable Mention shared(int i) {
    Mention nearest = i > 0 && chunks.get(i - 1).isOn(WordList.PREPOSITIONS) ? pronoun(i) : null;
    if (nearest != null) {
      return nearest;
    }
    boolean aside = isAt(i - 1, ",") && chunks.get(i).first().lower().endsWith("ing");
    for (int a = acts.size() - 1; a >= 0; a--) {
      SpeechAct act = acts.get(a);
      Mention mention = act.mention();
      if (mention != null && !act.isAccording() && !(aside && verbs.isRelative(act))) {
        return mention;
      }
    }
    return subjects.ofSentence(i);
  }

  /** "She praised the hearing where he was mocked for saying “…”": the nearest subject said it. */
  private @Nullable Mention pronoun(int i) {
    int after = acts.isEmpty() ? 0 : acts.getLast().cueAt();
    for (int k = i - 1; k > after && !chunks.get(k).isQuotation(); k--) {
      if (chunks.get(k).is("he") || chunks.get(k).is("she")) {
        return chunks.get(k).mention();
      }
    }
    return null;
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
