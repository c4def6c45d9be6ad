package dev.onrecord.extract;

import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Form;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
  private static final Pattern NICKNAME = Pattern.compile("[“\"]\\p{Lu}[\\p{L}’'.-]{1,15}[”\"]");
  private static final Set<String> ALSO_NAMES = Set.of("will", "may", "april", "june");

  private final Words words = Words.get();
  private final NameClassifier classifier = new NameClassifier();
  private final CueLexicon cues = CueLexicon.shared();
  private final Set<String> seenSmall = new HashSet<>();
  private final Set<String> seenCapital = new HashSet<>();

  /** Notes which words the article writes small, and which with a capital inside a sentence. */
  NameFinder(List<List<Token>> sentences) {
    for (List<Token> sentence : sentences) {
      boolean first = true;
      for (Token token : sentence) {
        if (token.isWord()) {
          boolean capital = token.isCapital();
          if (!capital) {
            seenSmall.add(token.lower());
          } else if (!first) {
            seenCapital.add(token.lower());
          }
          first = false;
        } else if (token.isQuotation() || token.is(":")) {
          first = true;
        }
      }
    }
  }

  /** Cuts a sentence into chunks. */
  List<Chunk> chunks(List<Token> tokens, int sentence, boolean quoted) {
    var chunks = new ArrayList<Chunk>();
    boolean headline = isHeadline(tokens);
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      int end =
          startsName(tokens, i)
              ? runEnd(tokens, i)
              : isSurnameWithParticle(tokens, i) ? runEnd(tokens, i) : i;
      if (end > i) {
        name(chunks, tokens.subList(i, end), sentence, quoted || headline);
        i = end;
      } else {
        chunks.add(new Chunk(List.of(token), pronoun(token, sentence, quoted)));
        i++;
      }
    }
    return chunks;
  }

  /** Whether nearly every word has a capital, so that capitals tell nothing. */
  private boolean isHeadline(List<Token> tokens) {
    int long_ = 0;
    int capital = 0;
    for (Token token : tokens) {
      if (token.isWord() && token.text().length() > 3) {
        long_++;
        capital += token.isCapital() ? 1 : 0;
      }
    }
    return long_ >= 4 && capital * 10 >= long_ * 8;
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
        false,
        false);
  }

  private boolean startsName(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (!token.isCapital() || token.text().startsWith("’")) {
      return isHandle(token);
    }
    boolean nextCapital =
        i + 1 < tokens.size()
            && tokens.get(i + 1).isCapital()
            && !words.common.contains(tokens.get(i + 1).lower());
    if (words.common.contains(token.lower())) {
      return nextCapital && ALSO_NAMES.contains(token.lower()) && words.isFirstName(token.text());
    }
    if (PRONOUNS.containsKey(token.lower()) || token.text().equals("'S")) {
      return false;
    }
    boolean first = i == 0 || tokens.get(i - 1).isQuotation() || tokens.get(i - 1).is(":");
    if (first && isInvertedCue(token, nextCapital)) {
      return false;
    }
    if (!first
        || nextCapital
        || (i + 1 < tokens.size() && isNickname(tokens, i + 1))
        || seenCapital.contains(token.lower())) {
      return true;
    }
    if (words.isKindOfPeople(token.lower())) {
      return false;
    }
    return !seenSmall.contains(token.lower())
        && !isVerbish(token.lower())
        && (i + 1 == tokens.size() || mayFollowName(tokens.get(i + 1)));
  }

  /** "de la Vorra said": a surname that starts small. */
  private boolean isSurnameWithParticle(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return token.isWord()
        && token.text().length() > 1
        && words.particles.contains(token.lower())
        && joinsNames(tokens, i, i);
  }

  /** "Said Ada Quill: …" */
  private boolean isInvertedCue(Token token, boolean nextCapital) {
    CueLexicon.Cue cue = nextCapital ? cues.find(token.lower()) : null;
    return cue != null
        && cue.form() == CueLexicon.Form.PAST
        && cue.strength() == CueLexicon.Strength.SPEECH
        && token.lower().length() > 3;
  }

  private static boolean isHandle(Token token) {
    return token.isWord() && token.text().startsWith("@") && token.text().length() > 2;
  }

  private boolean isVerbish(String lower) {
    return cues.find(lower) != null
        || words.verbs.contains(lower)
        || lower.endsWith("ing")
        || lower.endsWith("ly");
  }

  private boolean mayFollowName(Token next) {
    return next.isPunctuation()
        || words.particles.contains(next.lower())
        || next.is("'s")
        || cues.find(next.lower()) != null
        || words.auxiliaries.contains(next.lower())
        || words.adverbs.contains(next.lower())
        || words.conjunctions.contains(next.lower())
        || words.verbs.contains(next.lower())
        || next.lower().endsWith("ed");
  }

  /** Where the run of capitalised words that starts here ends. */
  private int runEnd(List<Token> tokens, int start) {
    int end = start + 1;
    while (end < tokens.size()) {
      Token token = tokens.get(end);
      if (end - start >= 2 && isLetters(token) && words.isFirstName(tokens.get(start).text())) {
        break;
      } else if (isNickname(tokens, end)) {
        end += 2;
      } else if (token.isNamePart() && !words.common.contains(token.lower()) && !token.is("'s")) {
        end++;
      } else if (joinsNames(tokens, start, end)) {
        end = afterJoint(tokens, end);
      } else if (token.is(",")
          && end + 1 < tokens.size()
          && words.suffixes.contains(tokens.get(end + 1).lower())
          && tokens.get(end + 1).isCapital()) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  /** Letters behind a name: KC, MP, OBE. */
  private static boolean isLetters(Token token) {
    return token.isAcronym()
        && token.text().length() <= 4
        && !token.text().endsWith(".")
        && !token.text().startsWith("I");
  }

  /** Robert “Bobbo” Tarn. */
  private static boolean isNickname(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean between =
        at + 1 < tokens.size()
            && tokens.get(at + 1).isCapital()
            && !Words.get().common.contains(tokens.get(at + 1).lower());
    return token.isQuotation() && between && NICKNAME.matcher(token.text()).matches();
  }

  private boolean joinsNames(List<Token> tokens, int start, int at) {
    int after = afterJoint(tokens, at) - 1;
    if (after <= at
        || after >= tokens.size()
        || !tokens.get(after).isCapital()
        || words.common.contains(tokens.get(after).lower())) {
      return false;
    }
    Token joint = tokens.get(at);
    String before = at == 0 ? "" : tokens.get(at - 1).lower();
    if (words.particles.contains(joint.lower())) {
      return true;
    }
    if (joint.is("of") || joint.is("for")) {
      return words.titlesWithOf.contains(before)
          || words.organisations.contains(before)
          || before.equals("speaker");
    }
    return (joint.is("&") || joint.is("and")) && endsAsOrganisation(tokens, start, at);
  }

  private static int afterJoint(List<Token> tokens, int at) {
    int i = at + 1;
    while (i < tokens.size()
        && (tokens.get(i).is("the")
            || (Words.get().particles.contains(tokens.get(i).lower())
                && !tokens.get(i).isCapital()))
        && i < at + 3) {
      i++;
    }
    return i + 1;
  }

  /** "Food and Drug Administration": one body, although "and" stands in its name. */
  private boolean endsAsOrganisation(List<Token> tokens, int start, int at) {
    boolean before =
        tokens.subList(start, at).stream()
            .anyMatch(t -> words.organisations.contains(t.lower()) || words.isFirstName(t.text()));
    int end = at + 1;
    while (end < tokens.size()
        && tokens.get(end).isCapital()
        && !words.common.contains(tokens.get(end).lower())) {
      end++;
    }
    return !before
        && end > at + 2
        && words.organisations.contains(tokens.get(end - 1).lower())
        && !words.isFirstName(tokens.get(at + 1).text());
  }

  private void name(List<Chunk> chunks, List<Token> run, int sentence, boolean quoted) {
    if (run.size() == 1 && words.demonyms.contains(run.getFirst().lower())) {
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
    boolean titled =
        role.stream().anyMatch(t -> words.isRole(t.lower()) || words.titles.contains(t.lower()));
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
                false,
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
    if (from == 0
        || !chunks.getLast().isPlainWord()
        || !words.isRole(chunks.getLast().first().lower())) {
      return List.of();
    }
    while (from > 0 && belongsToRole(chunks.get(from - 1))) {
      from--;
    }
    if (from > 0
        && chunks.get(from - 1).isPlainWord()
        && words.determiners.contains(chunks.get(from - 1).first().lower())) {
      from--;
    }
    var taken = chunks.subList(from, chunks.size());
    List<Token> tokens = taken.stream().flatMap(c -> c.tokens().stream()).toList();
    taken.clear();
    return tokens;
  }

  private boolean belongsToRole(Chunk chunk) {
    String lower = chunk.first().lower();
    if (chunk.isName()) {
      return true;
    }
    return chunk.isPlainWord()
        && (words.isRole(lower)
            || words.roleModifiers.contains(lower)
            || words.groups.contains(lower)
            || words.demonyms.contains(lower)
            || lower.equals("'s"));
  }
}
