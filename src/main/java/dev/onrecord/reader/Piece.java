package dev.onrecord.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Something to be read: a file, or what was found inside of one.
 *
 * @param name what reports call it
 * @param id of an article that brings none; empty where its name means nothing
 * @param in its bytes, unpacked
 * @param around what is told of it by what led to it
 * @param base the address it was fetched from; empty when it was not
 * @param depth how many archives it lies in
 * @param settings what the user says of all
 * @param sink takes what is found
 */
record Piece(
    String name,
    String id,
    BufferedInputStream in,
    Facts around,
    String base,
    int depth,
    Settings settings,
    Consumer<Found> sink) {
  /** All of its bytes, for what must be held whole. */
  byte[] bytes(int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new RefusedException(
          "it has more than " + most / 1_000_000 + " MB: too long for one article");
    }
    return bytes;
  }

  /**
   * What the user says of all that tell nothing: of one that is many articles, nothing else can be.
   */
  Facts facts() {
    return settings.facts();
  }

  /** What is told of it, for one that is an article itself. */
  Facts own() {
    return around.or(Facts.NONE.withUrl(base)).or(settings.facts());
  }

  /** A part of it, or it in another form. */
  Piece inside(String part, BufferedInputStream bytes) {
    boolean same = part.equals(name);
    return new Piece(
        part,
        same ? id : id.isEmpty() ? "" : idOf(part),
        bytes,
        same ? around : Facts.NONE,
        same ? base : "",
        same ? depth : depth + 1,
        settings,
        sink);
  }

  /** A file's name without its ending is the id of the text in it. */
  static String idOf(String name) {
    String path = name.substring(name.lastIndexOf('!') + 1).replace('\\', '/');
    return path.replaceFirst("(?i)(\\.(txt|md|markdown|gz|bz2|zst))+$", "");
  }

  void found(Found found) {
    sink.accept(found);
  }

  void refused(String where, String reason) {
    sink.accept(Found.of(new Entry.Refused(where, reason)));
  }
}
