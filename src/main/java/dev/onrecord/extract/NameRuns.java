package dev.onrecord.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells where a run of words that make a name starts and ends. */
final class NameRuns {
  private static final Pattern NICKNAME = Pattern.compile("[“\"]\\p{Lu}[\\p{L}’'.-]{1,15}[”\"]");
  private static final Set<String> ALSO_NAMES = Set.of("will", "may", "april", "june");

  private final Words words = Words.get();
  private final CueLexicon cues = CueLexicon.shared();
  private final Set<String> seenSmall = new HashSet<>();
  private final Set<String> seenCapital = new HashSet<>();

  /** Notes which words the article writes small, and which with a capital inside a sentence. */
  NameRuns(List<List<Token>> sentences) {
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

  /** Whether a name starts at the token. */
  boolean starts(List<Token> tokens, int i) {
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
  boolean startsWithParticle(List<Token> tokens, int i) {
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
  int end(List<Token> tokens, int start) {
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
}
