package dev.onrecord.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A word list of this room: sections in square brackets, words parted by white space, comments
 * after {@code #}.
 */
final class Lexicon {
  private final Map<String, Set<String>> sections = new HashMap<>();

  private Lexicon() {}

  /** Reads a list that ships with the program. */
  static Lexicon load(String name) {
    var lexicon = new Lexicon();
    Set<String> section = new HashSet<>();
    for (String line : lines(name)) {
      if (line.startsWith("[")) {
        section =
            lexicon.sections.computeIfAbsent(
                line.substring(1, line.indexOf(']')), _ -> new HashSet<>());
      } else if (!line.startsWith("#")) {
        var words = new StringTokenizer(line);
        while (words.hasMoreTokens()) {
          section.add(words.nextToken());
        }
      }
    }
    return lexicon;
  }

  /** Lines of a list, the empty ones left out. */
  static java.util.List<String> lines(String name) {
    try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a section; asking for one that is not there is a bug. */
  Set<String> section(String name) {
    return Objects.requireNonNull(sections.get(name), name);
  }
}
