package dev.onrecord.extract;

import dev.onrecord.text.CueLexicon;
import dev.onrecord.text.Token;
import dev.onrecord.text.Word;
import dev.onrecord.text.WordList;
import dev.onrecord.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells where a run of words that make a name starts and ends. */
final class NameRuns {
  private static final Pattern NICKNAME = Pattern.compile("[“\"]\\p{Lu}[\\p{L}’'.-]{1,15}[”\"]");
  private static final Set<String> ALSO_NAMES = Set.of("will", "may", "april", "june");

  private final Words words = Words.get();
  private final Set<String> seenSmall = new HashSet<>();
  private final Set<String> seenCapital = new HashSet<>();

  /** Notes which words the article writes small, and which with a capital inside a sentence. */
  NameRuns(List<List<Token>> sentences) {
    for (List<Token> sentence : sentences) {
      boolean first = true;
      for (Token token : sentence) {
        if (token.isWord()) {
          if (!token.isOn(WordList.COMMON)) {
            note(token, first);
          }
          first = false;
        } else if (token.isQuotation() || token.is(":")) {
          first = true;
        }
      }
    }
  }

  private void note(Token token, boolean first) {
    if (!token.isCapital()) {
      seenSmall.add(token.lower());
    } else if (!first) {
      seenCapital.add(token.lower());
    }
  }

  /** Whether a name starts at the token. */
  boolean starts(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (!token.isCapital() || token.text().startsWith("’")) {
      return isHandle(token);
    }
    boolean nextCapital =
        i + 1 < tokens.size()
            && tokens.get(i + 1).isCapital()
            && !tokens.get(i + 1).isOn(WordList.COMMON);
    if (token.isOn(WordList.COMMON)) {
      return nextCapital && ALSO_NAMES.contains(token.lower()) && token.word().isFirstName();
    }
    if (NameFinder.isPronoun(token) || token.text().equals("'S")) {
      return false;
    }
    boolean first = i == 0 || tokens.get(i - 1).isQuotation() || tokens.get(i - 1).is(":");
    if (first && isInvertedCue(token, nextCapital)) {
      return false;
    }
    if (!first
        || nextCapital
        || (i + 1 < tokens.size() && isNickname(tokens, i + 1))
        || isTitleWithOf(tokens, i)
        || seenCapital.contains(token.lower())) {
      return true;
    }
    if (words.isKindOfPeople(token.lower())) {
      return false;
    }
    return !seenSmall.contains(token.lower())
        && !isVerbish(token.word())
        && (i + 1 == tokens.size() || mayFollowName(tokens.get(i + 1)));
  }

  /** "Secretary of State Ada Quill". */
  private static boolean isTitleWithOf(List<Token> tokens, int i) {
    return tokens.get(i).isOn(WordList.TITLES_WITH_OF)
        && i + 3 < tokens.size()
        && tokens.get(i + 1).is("of")
        && tokens.get(i + 2).isCapital()
        && tokens.get(i + 3).isCapital();
  }

  /** "de la Vorra said": a surname that starts small. */
  boolean startsWithParticle(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return token.isWord()
        && token.text().length() > 1
        && token.isOn(WordList.PARTICLES)
        && joinsNames(tokens, i, i);
  }

  /** "Said Ada Quill: …" */
  private boolean isInvertedCue(Token token, boolean nextCapital) {
    CueLexicon.Cue cue = nextCapital ? token.word().cue() : null;
    return cue != null
        && cue.form() == CueLexicon.Form.PAST
        && cue.strength() == CueLexicon.Strength.SPEECH
        && token.lower().length() > 3;
  }

  private static boolean isHandle(Token token) {
    return token.isWord() && token.text().startsWith("@") && token.text().length() > 2;
  }

  private static boolean isVerbish(Word word) {
    return word.cue() != null
        || word.isOn(WordList.VERBS)
        || word.lower().endsWith("ing")
        || word.lower().endsWith("ly");
  }

  private boolean mayFollowName(Token next) {
    return next.isPunctuation()
        || next.isOn(WordList.PARTICLES)
        || next.is("'s")
        || next.word().cue() != null
        || next.isOn(WordList.AUXILIARIES)
        || next.isOn(WordList.ADVERBS)
        || next.isOn(WordList.CONJUNCTIONS)
        || next.isOn(WordList.VERBS)
        || next.lower().endsWith("ed");
  }

  /** Where the run of capitalised words that starts here ends. */
  int end(List<Token> tokens, int start) {
    int end = start + 1;
    while (end < tokens.size()) {
      Token token = tokens.get(end);
      if (end - start >= 2 && isLetters(token) && tokens.get(start).word().isFirstName()) {
        break;
      } else if (isNickname(tokens, end)) {
        end += 2;
      } else if (token.isNamePart() && !token.isOn(WordList.COMMON) && !token.is("'s")) {
        end++;
      } else if (joinsNames(tokens, start, end)) {
        end = afterJoint(tokens, end);
      } else if (token.is(",")
          && end + 1 < tokens.size()
          && tokens.get(end + 1).isOn(WordList.SUFFIXES)
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
            && !tokens.get(at + 1).isOn(WordList.COMMON);
    return token.isQuotation() && between && NICKNAME.matcher(token.text()).matches();
  }

  private boolean joinsNames(List<Token> tokens, int start, int at) {
    int after = afterJoint(tokens, at) - 1;
    if (after <= at
        || after >= tokens.size()
        || !tokens.get(after).isCapital()
        || tokens.get(after).isOn(WordList.COMMON)) {
      return false;
    }
    Token joint = tokens.get(at);
    Word before = at == 0 ? Word.NONE : tokens.get(at - 1).word();
    if (joint.isOn(WordList.PARTICLES)) {
      return true;
    }
    if (joint.is("of") || joint.is("for")) {
      return before.isOn(WordList.TITLES_WITH_OF)
          || before.isOn(WordList.ORGANISATIONS)
          || before.lower().equals("speaker");
    }
    return (joint.is("&") || joint.is("and")) && endsAsOrganisation(tokens, start, at);
  }

  private static int afterJoint(List<Token> tokens, int at) {
    int i = at + 1;
    while (i < tokens.size()
        && (tokens.get(i).is("the")
            || (tokens.get(i).isOn(WordList.PARTICLES) && !tokens.get(i).isCapital()))
        && i < at + 3) {
      i++;
    }
    return i + 1;
  }

  /** "Food and Drug Administration": one body, although "and" stands in its name. */
  private static boolean endsAsOrganisation(List<Token> tokens, int start, int at) {
    for (Token before : tokens.subList(start, at)) {
      if (before.isOn(WordList.ORGANISATIONS) || before.word().isFirstName()) {
        return false;
      }
    }
    int end = at + 1;
    while (end < tokens.size()
        && tokens.get(end).isCapital()
        && !tokens.get(end).isOn(WordList.COMMON)) {
      end++;
    }
    return end > at + 2
        && tokens.get(end - 1).isOn(WordList.ORGANISATIONS)
        && !tokens.get(at + 1).word().isFirstName();
  }
}
