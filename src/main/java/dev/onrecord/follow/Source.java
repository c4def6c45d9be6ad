package dev.onrecord.follow;

import java.nio.file.Path;

/** Something to keep up with. */
public sealed interface Source {
  /** What reports call it, and under which its state is kept. */
  String name();

  /** A feed, a site map or a page. */
  record Web(String url) implements Source {
    @Override
    public String name() {
      return url;
    }
  }

  /** A folder that fills up, or a file that changes. */
  record Folder(Path path) implements Source {
    @Override
    public String name() {
      return path.toAbsolutePath().normalize().toString();
    }
  }

  /** A web address is one by its scheme; all else is a path. */
  static Source of(String word) {
    return word.matches("(?i)https?://.*") ? new Web(word) : new Folder(Path.of(word));
  }
}
