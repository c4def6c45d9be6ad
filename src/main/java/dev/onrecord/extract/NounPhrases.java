package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Span;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import dev.onrecord.text.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the noun phrase that ends, or begins, at a chunk of one sentence: a name, a pronoun or a
 * description.
 */
final class NounPhrases {
  static final Set<String> BINDING = Set.of("of", "for", "from", "at", "with", "in", "on", "by");
  private static final Set<String> OBJECTS = Set.of("him", "them", "me");
  private static final Set<String> CLAUSES =
      Set.of("as", "than", "after", "before", "since", "until", "like", "unlike", "per");
  private static final Set<String> INDEFINITE =
      Set.of(
          "someone",
          "somebody",
          "anyone",
          "anybody",
          "nobody",
          "everyone",
          "everybody",
          "another",
          "others",
          "many",
          "both",
          "neither",
          "one",
          "some",
          "several",
          "few",
          "none");
  static final int LONGEST = 9;

  private final Words words = Words.get();
  private final NameClassifier classifier = new NameClassifier();
  private final List<Chunk> chunks;
  private final PhrasesAhead ahead;
  private final int sentence;

  NounPhrases(List<Chunk> chunks, int sentence) {
    this.chunks = chunks;
    this.sentence = sentence;
    this.ahead = new PhrasesAhead(chunks, this, sentence);
  }

  /**
   * The phrase whose last chunk is {@code k}, its prepositional parts included; its head counts.
   */
  @Nullable Mention endingAt(int k) {
    return endingAt(k, 0);
  }

  private @Nullable Mention endingAt(int k, int depth) {
    if (k < 0 || depth > 3) {
      return null;
    }
    Chunk chunk = chunks.get(k);
    if (chunk.is("who") || chunk.is("which") || chunk.is("that")) {
      int before = k > 0 && chunks.get(k - 1).is(",") ? k - 2 : k - 1;
      return endingAt(before, depth + 1);
    }
    if (isIndefinite(chunk)) {
      return describe(k, k);
    }
    if (chunk.is("them")
        && k >= 2
        && chunks.get(k - 1).is("of")
        && isIndefinite(chunks.get(k - 2))) {
      return describe(k - 2, k);
    }
    if (chunk.mention() != null) {
      return OBJECTS.contains(chunk.first().lower()) ? null : named(k, chunk.mention(), depth);
    }
    if (!isNoun(k)) {
      return null;
    }
    int from = startOfDescription(k);
    Mention outer = outerHead(from, k, depth);
    return outer != null ? outer : description(from, k);
  }

  static boolean isIndefinite(Chunk chunk) {
    return chunk.isAny(INDEFINITE);
  }

  private @Nullable Mention named(int k, Mention mention, int depth) {
    if (k >= 2
        && chunks.get(k - 1).is("and")
        && chunks.get(k - 2).isName()
        && mention.form() != Form.ORGANISATION) {
      return describe(k - 2, k);
    }
    if (k >= 1 && chunks.get(k - 1).is("'s")) {
      return mention;
    }
    Mention outer = outerHead(k, k, depth);
    if (outer != null) {
      return outer;
    }
    return isGoverned(k) ? null : mention;
  }

  /**
   * Whether the name at {@code k} is an object: "loyal to Quill", "representing Quill", "who shot
   * Quill".
   */
  private boolean isGoverned(int k) {
    int at = k - 1;
    if (at >= 0 && chunks.get(at).isOn(WordList.DETERMINERS)) {
      at--;
    }
    if (at < 0 || !chunks.get(at).isPlainWord()) {
      return false;
    }
    Word word = chunks.get(at).first().word();
    String before = word.lower();
    if (word.isOn(WordList.PREPOSITIONS)) {
      return !CLAUSES.contains(before);
    }
    boolean participle = before.endsWith("ing") && before.length() > 5;
    boolean verb = before.endsWith("ed") || word.isOn(WordList.VERBS) || word.cue() != null;
    return participle
        || (verb && at >= 1 && (chunks.get(at - 1).is("who") || chunks.get(at - 1).is("that")));
  }

  /** The head that a preposition before {@code from} binds this phrase to: "a spokesman for …". */
  private @Nullable Mention outerHead(int start, int k, int depth) {
    boolean determined = start > 0 && chunks.get(start - 1).isOn(WordList.DETERMINERS);
    int from = determined ? start - 1 : start;
    if (from < 2 || !chunks.get(from - 1).isAny(BINDING) || !isNominal(from - 2)) {
      return null;
    }
    Mention head = endingAt(from - 2, depth + 1);
    if (head == null || head.form() == Form.PRONOUN || head.form() == Form.PLACE) {
      return null;
    }
    Mention whole = head.over(new Span(head.span().start(), chunks.get(k).end()));
    if (head.form() == Form.DESCRIPTION || head.form() == Form.DOCUMENT) {
      String name = head.name() + " " + textOf(from - 1, k);
      return new Mention(
          whole.span(), head.form(), name, head.role(), head.gender(), sentence, false);
    }
    return whole;
  }

  boolean isNominal(int k) {
    return chunks.get(k).isName() || isNoun(k);
  }

  private boolean isNoun(int k) {
    Chunk chunk = chunks.get(k);
    if (!chunk.isPlainWord()) {
      return false;
    }
    Word word = chunk.first().word();
    String lower = word.lower();
    return !word.endsPhrase()
        && !word.isOn(WordList.ADVERBS)
        && !word.isOn(WordList.DETERMINERS)
        && !lower.equals("'s")
        && !lower.equals("there");
  }

  private int startOfDescription(int k) {
    int from = k;
    while (from > 0 && k - from < LONGEST) {
      Chunk before = chunks.get(from - 1);
      if (before.isOn(WordList.DETERMINERS)) {
        from--;
        if (from > 0 && chunks.get(from - 1).isOn(WordList.DETERMINERS)) {
          from--;
        }
        break;
      }
      boolean possessive = before.is("'s");
      boolean modifier =
          before.isName()
              || before.first().type() == Token.Type.NUMBER
              || (isNoun(from - 1) && !isFinite(from - 1));
      if (!possessive && !modifier) {
        break;
      }
      from--;
    }
    return from;
  }

  /** A past cue without a determiner before it is a verb, not an adjective. */
  private boolean isFinite(int k) {
    Word word = chunks.get(k).first().word();
    boolean verb = word.cue() != null;
    return verb && !(k > 0 && chunks.get(k - 1).isOn(WordList.DETERMINERS));
  }

  private @Nullable Mention description(int from, int k) {
    Word word = chunks.get(k).first().word();
    String head = word.lower();
    boolean determined = chunks.get(from).first().isOn(WordList.DETERMINERS) || hasOwner(from, k);
    boolean people =
        words.isKindOfPeople(head)
            || word.role()
            || word.isOn(WordList.PLURAL_ROLES)
            || words.isOn(WordList.PLURAL_ROLES, word.text())
            || word.isOn(WordList.GROUPS)
            || word.isOn(WordList.DEMONYMS)
            || (head.endsWith("s") && words.isRole(head.substring(0, head.length() - 1)));
    return determined || people ? describe(from, k) : null;
  }

  /** Whether a possessive stands in the phrase: "Quill's lawyer". */
  private boolean hasOwner(int from, int to) {
    for (int k = from; k < to; k++) {
      if (chunks.get(k).is("'s")) {
        return true;
      }
    }
    return false;
  }

  Mention describe(int from, int k) {
    Word word = chunks.get(k).tokens().getLast().word();
    Form form = word.isOn(WordList.DOCUMENTS) ? Form.DOCUMENT : Form.DESCRIPTION;
    int bare = chunks.get(from).first().isOn(WordList.DETERMINERS) && from < k ? from + 1 : from;
    var span = new Span(chunks.get(from).start(), chunks.get(k).end());
    return new Mention(
        span, form, textOf(from, k), textOf(bare, k), genderOf(word), sentence, false);
  }

  /** The number of the chunk that holds the place in the text; -1 for none. */
  int indexAt(int place) {
    int low = 0;
    int high = chunks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Chunk chunk = chunks.get(middle);
      if (chunk.end() <= place) {
        low = middle + 1;
      } else if (chunk.start() > place) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** "Her lawyer, Jane Roe, …": the name that stands beside a description is the better mention. */
  Mention bearerAfter(Mention description) {
    int comma = indexAt(description.span().end() - 1) + 1;
    boolean aside =
        comma > 0
            && comma + 2 < chunks.size()
            && chunks.get(comma).is(",")
            && (chunks.get(comma + 2).isPunctuation() || chunks.get(comma + 2).isQuotation());
    Mention bearer = aside ? bearer(description, comma + 1) : null;
    return bearer == null ? description : bearer;
  }

  /** Whom the chunk at {@code k} names, where that can be who is described; null otherwise. */
  @Nullable Mention bearer(Mention description, int k) {
    Mention name = chunks.get(k).mention();
    String role = description.role();
    boolean person =
        name != null
            && (name.form() == Form.PERSON || name.form() == Form.NAME)
            && description.form() == Form.DESCRIPTION
            && description.gender() != Gender.PLURAL
            && !words.isOn(WordList.GROUPS, role.substring(role.lastIndexOf(' ') + 1));
    return name == null || !person
        ? null
        : new Mention(name.span(), Form.PERSON, name.name(), role, name.gender(), sentence, false);
  }

  private Gender genderOf(Word word) {
    String head = word.lower();
    if (word.role()) {
      return classifier.ofWord(head);
    }
    boolean plural = head.endsWith("s") && !head.endsWith("us") && !head.endsWith("ss");
    return plural || head.equals("people") || head.equals("police")
        ? Gender.PLURAL
        : Gender.NEUTRAL;
  }

  String textOf(int from, int to) {
    return NameFinder.text(Chunk.tokensOf(chunks.subList(from, to + 1)));
  }

  /** The phrase that begins at chunk {@code k}: after an inverted cue or after "according to". */
  @Nullable Mention startingAt(int k) {
    return ahead.startingAt(k);
  }
}
