package dev.onrecord.extract;

import dev.onrecord.model.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Articles with every attribution annotated, in the standoff format of brat, as PolNeAR has them.
 */
final class AnnotatedCorpus {
  private static final String TRIMMED = " \t\r\n\u00a0\"“”„«»'‘’`.,;:!?–—-";

  /** An article's text and its attributions. */
  record Annotated(String text, List<Attributed> attributions) {}

  /** The three parts of an attribution, in UTF-16 offsets, white space and marks trimmed. */
  record Attributed(List<Span> source, List<Span> cue, List<Span> content) {}

  private AnnotatedCorpus() {}

  /**
   * Reads a folder that has {@code text} and {@code attributions}; of several annotators the first.
   */
  static List<Annotated> read(Path folder) throws IOException {
    List<Path> annotations = list(folder.resolve("attributions"));
    var articles = new ArrayList<Annotated>();
    for (Path file : list(folder.resolve("text"))) {
      String stem = file.getFileName().toString().replaceFirst("\\.txt$", "");
      for (Path annotation : annotations) {
        String name = annotation.getFileName().toString();
        if (name.startsWith(stem + "_") && name.substring(stem.length()).matches("_[^_]+\\.ann")) {
          articles.add(annotated(Files.readString(file), Files.readAllLines(annotation)));
          break;
        }
      }
    }
    return articles;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Annotated annotated(String text, List<String> lines) {
    int[] offsets = text.codePoints().map(Character::charCount).toArray();
    var at = new int[offsets.length + 1];
    for (int i = 0; i < offsets.length; i++) {
      at[i + 1] = at[i] + offsets[i];
    }
    Map<String, List<Span>> spans = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      if (line.startsWith("T") && parts.length > 1) {
        spans.put(parts[0], spans(text, at, parts[1].substring(parts[1].indexOf(' ') + 1)));
      }
    }
    var attributions = new ArrayList<Attributed>();
    for (String line : lines) {
      if (line.startsWith("E")) {
        attributions.add(attributed(line.split("\t", -1)[1], spans));
      }
    }
    return new Annotated(text, attributions);
  }

  private static Attributed attributed(String event, Map<String, List<Span>> spans) {
    var attributed = new Attributed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String pair : event.strip().split(" ", -1)) {
      String role = pair.substring(0, pair.indexOf(':'));
      List<Span> found = spans.getOrDefault(pair.substring(pair.indexOf(':') + 1), List.of());
      if (role.startsWith("Source")) {
        attributed.source.addAll(found);
      } else if (role.startsWith("Cue")) {
        attributed.cue.addAll(found);
      } else if (role.startsWith("Content")) {
        attributed.content.addAll(found);
      }
    }
    return attributed;
  }

  private static List<Span> spans(String text, int[] at, String ranges) {
    var spans = new ArrayList<Span>();
    for (String range : ranges.split(";", -1)) {
      String[] ends = range.strip().split(" ", -1);
      int start = at[Integer.parseInt(ends[0])];
      int end = at[Integer.parseInt(ends[1])];
      while (start < end && TRIMMED.indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      while (start < end && TRIMMED.indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      if (start < end) {
        spans.add(new Span(start, end));
      }
    }
    return spans;
  }
}
