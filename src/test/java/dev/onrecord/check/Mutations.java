package dev.onrecord.check;

import dev.onrecord.search.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quotes of an index as they may be misquoted. */
final class Mutations {
  private static final Pattern NOT = Pattern.compile(" not\\b|n['’]t\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d");
  private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )\\p{Lu}\\p{Ll}{3,}");
  private static final Pattern INNER_WORD = Pattern.compile("(?<=\\s)\\p{Ll}{3,}(?=[\\s,])");
  private static final Pattern COMMA = Pattern.compile(",(?= \\p{Ll})");

  private Mutations() {}

  /** Ways to misquote a quote, by what is done to it; {@code typography} misquotes nothing. */
  static Map<String, Claim> of(Hit hit, Hit other) {
    String text = hit.quote().text();
    String speaker = hit.quote().attribution().speaker().name();
    String another = other.quote().attribution().speaker().name();
    var claims = new LinkedHashMap<String, Claim>();
    claims.put("as it is", new Claim(text, speaker));
    claims.put("typography", new Claim(typography(text), speaker));
    replaced(NOT, text, "").ifPresent(t -> claims.put("\"not\" dropped", new Claim(t, speaker)));
    replaced(NUMBER, text, "%d").ifPresent(t -> claims.put("number", new Claim(t, speaker)));
    replaced(NAME, text, "Zorvane").ifPresent(t -> claims.put("name", new Claim(t, speaker)));
    replaced(COMMA, text, "").ifPresent(t -> claims.put("comma dropped", new Claim(t, speaker)));
    Matcher word = INNER_WORD.matcher(text);
    if (word.find()) {
      claims.put(
          "case",
          new Claim(
              text.substring(0, word.start())
                  + word.group().toUpperCase(java.util.Locale.ROOT)
                  + text.substring(word.end()),
              speaker));
    }
    List<String> words = new ArrayList<>(Arrays.asList(text.split(" ", -1)));
    int third = words.size() / 3;
    claims.put("end cut", new Claim(String.join(" ", words.subList(0, 2 * third)), speaker));
    var ends = new ArrayList<>(words.subList(0, third));
    ends.addAll(words.subList(2 * third, words.size()));
    claims.put("middle cut", new Claim(String.join(" ", ends), speaker));
    claims.put(
        "middle cut, and said so",
        new Claim(
            String.join(" ", words.subList(0, third))
                + " … "
                + String.join(" ", words.subList(2 * third, words.size())),
            speaker));
    List<String> others = Arrays.asList(other.quote().text().split(" ", -1));
    var spliced = new ArrayList<>(words.subList(0, words.size() / 2));
    spliced.addAll(others.subList(others.size() / 2, others.size()));
    claims.put("two spliced", new Claim(String.join(" ", spliced), speaker));
    claims.put("never said", new Claim(String.join(" ", words.reversed()), speaker));
    if (another != null && speaker != null && Names.by(speaker, another) == Source.By.OTHER) {
      claims.put("speaker", new Claim(text, another));
    }
    return claims;
  }

  private static String typography(String text) {
    return text.replace('’', '\'').replace("\"", "”").replace("–", "—").replace(" ", "  ");
  }

  /** A number that follows is another one. */
  private static Optional<String> replaced(Pattern pattern, String text, String by) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String now =
        by.equals("%d") ? Integer.toString((Integer.parseInt(found.group()) + 3) % 10) : by;
    return Optional.of(text.substring(0, found.start()) + now + text.substring(found.end()));
  }
}
