package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Span;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds names and pronouns in a sentence, with the titles and roles that stand before them. */
final class NameFinder {
  private static final Map<String, Gender> PRONOUNS =
      Map.of(
          "he",
          Gender.MALE,
          "she",
          Gender.FEMALE,
          "they",
          Gender.PLURAL,
          "it",
          Gender.NEUTRAL,
          "i",
          Gender.UNKNOWN,
          "we",
          Gender.PLURAL,
          "who",
          Gender.UNKNOWN,
          "him",
          Gender.MALE,
          "them",
          Gender.PLURAL,
          "me",
          Gender.UNKNOWN);

  private final NameClassifier classifier = new NameClassifier();
  private final NameRuns runs;

  /** Reads the article's sentences once, to know its words; then finds names in any of them. */
  NameFinder(List<List<Token>> sentences) {
    this.runs = new NameRuns(sentences);
  }

  /** Cuts a sentence into chunks. */
  List<Chunk> chunks(List<Token> tokens, int sentence, boolean quoted) {
    var chunks = new ArrayList<Chunk>();
    boolean headline = isHeadline(tokens);
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      int end =
          runs.starts(tokens, i)
              ? runs.end(tokens, i)
              : runs.startsWithParticle(tokens, i) ? runs.end(tokens, i) : i;
      if (end > i) {
        name(chunks, tokens.subList(i, end), sentence, quoted || headline);
        i = end;
      } else {
        chunks.add(new Chunk(token, pronoun(token, sentence, quoted)));
        i++;
      }
    }
    return chunks;
  }

  /** Whether nearly every word has a capital, so that capitals tell nothing. */
  private boolean isHeadline(List<Token> tokens) {
    int longWords = 0;
    int capital = 0;
    for (Token token : tokens) {
      if (token.isQuotation() || (token.word().cue() != null && token.is(token.text()))) {
        return false;
      }
      if (token.isWord() && token.text().length() > 3) {
        longWords++;
        capital += token.isCapital() ? 1 : 0;
      }
    }
    return longWords >= 3 && capital * 10 >= longWords * 8;
  }

  static boolean isPronoun(Token token) {
    return PRONOUNS.containsKey(token.lower());
  }

  private @Nullable Mention pronoun(Token token, int sentence, boolean quoted) {
    Gender gender = PRONOUNS.get(token.lower());
    if (gender == null || quoted || !token.isWord()) {
      return null;
    }
    return new Mention(
        new Span(token.start(), token.end()),
        Form.PRONOUN,
        token.lower(),
        "",
        gender,
        sentence,
        false);
  }

  private void name(List<Chunk> chunks, List<Token> run, int sentence, boolean quoted) {
    if (run.size() == 1 && run.getFirst().isOn(WordList.DEMONYMS)) {
      chunks.add(new Chunk(run, null));
      return;
    }
    NameClassifier.Parts parts = classifier.classify(run);
    var role = new ArrayList<>(run.subList(0, parts.title()));
    var all = new ArrayList<>(run);
    Gender gender = parts.gender();
    if (parts.form() == Form.PERSON || parts.form() == Form.NAME) {
      List<Token> before = roleBefore(chunks);
      role.addAll(0, before);
      all.addAll(0, before);
      for (Token t : before) {
        gender = gender == Gender.UNKNOWN ? classifier.ofWord(t.lower()) : gender;
      }
    }
    boolean titled = NameClassifier.isTitled(role);
    boolean articled = all.size() == run.size() && !chunks.isEmpty() && chunks.getLast().is("the");
    Form form =
        parts.form() == Form.NAME && titled
            ? Form.PERSON
            : parts.form() == Form.NAME && articled ? Form.ORGANISATION : parts.form();
    List<Token> name = run.subList(parts.title(), run.size());
    var span = new Span(all.getFirst().start(), all.getLast().end());
    chunks.add(
        new Chunk(
            List.copyOf(all),
            new Mention(
                span,
                form,
                text(name),
                text(form == Form.DESCRIPTION ? name : role),
                gender,
                sentence,
                quoted)));
  }

  /** Tokens as text again: one blank between words, none before a comma or a possessive. */
  static String text(List<Token> tokens) {
    if (tokens.size() == 1) {
      return tokens.getFirst().text();
    }
    var text = new StringBuilder();
    for (Token token : tokens) {
      boolean close = token.is(",") || token.is("'s");
      text.append(text.isEmpty() || close ? "" : " ").append(token.text());
    }
    return text.toString();
  }

  /** Takes the chunks before a name that say what its bearer is: "his campaign manager". */
  private List<Token> roleBefore(List<Chunk> chunks) {
    int from = chunks.size();
    if (from == 0 || !chunks.getLast().isPlainWord() || !chunks.getLast().first().word().role()) {
      return List.of();
    }
    while (from > 0 && belongsToRole(chunks.get(from - 1))) {
      from--;
    }
    if (from > 0 && chunks.get(from - 1).isOn(WordList.DETERMINERS)) {
      from--;
    }
    var taken = chunks.subList(from, chunks.size());
    List<Token> tokens = Chunk.tokensOf(taken);
    taken.clear();
    return tokens;
  }

  private boolean belongsToRole(Chunk chunk) {
    Word word = chunk.first().word();
    String lower = word.lower();
    if (chunk.isName()) {
      return true;
    }
    return chunk.isPlainWord()
        && (word.role()
            || word.isOn(WordList.ROLE_MODIFIERS)
            || word.isOn(WordList.GROUPS)
            || word.isOn(WordList.DEMONYMS)
            || lower.equals("'s"));
  }
}
