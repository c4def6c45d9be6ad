package dev.onrecord.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A zip archive: every file in it that would be taken of a folder. */
final class ZipFormat implements Format {
  private static final int DEEPEST = 3;

  private final ArticleReader reader;

  ZipFormat(ArticleReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean is(Head head) {
    return head.begins('P', 'K', 3, 4) || head.begins('P', 'K', 5, 6);
  }

  @Override
  public void read(Piece piece) throws IOException {
    if (piece.depth() >= DEEPEST) {
      piece.refused(piece.name(), "archives inside archives inside archives; unpack it first");
      return;
    }
    var counted = new CountingInput(piece.in(), _ -> {});
    // Names in another encoding are told wrongly, and read all the same.
    var zip = new ZipInputStream(counted, StandardCharsets.ISO_8859_1);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory() && ArticleFiles.isTaken(entry.getName())) {
        var unpacked = new BufferedInputStream(new Unpacked(zip, counted::count), 1 << 16);
        readOne(piece.inside(piece.name() + "!" + entry.getName(), unpacked));
      }
    }
  }

  /** A file that is broken costs itself alone. */
  private void readOne(Piece file) throws IOException {
    try {
      reader.read(file);
    } catch (Unpacked.BombException e) {
      throw e; // to go on behind it would be to unpack it
    } catch (IOException e) {
      file.refused(file.name(), "cannot be read to its end: " + Found.reason(e));
    }
  }
}
