package dev.onrecord.reader;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles out of bytes, whatever they are: pages, feeds, site maps, web archives, tables,
 * JSON lines, mails, texts; packed or not, in archives or not.
 *
 * <p>What a stream holds is told by its first bytes; its name decides only where these leave it
 * open ({@link Format} has one class for each).
 */
public final class ArticleReader {
  private final Settings settings;
  private final List<Format> formats;

  /** A reader for which these things hold of everything it reads. */
  public ArticleReader(Settings settings) {
    this.settings = settings;
    this.formats = formats();
  }

  private List<Format> formats() {
    var all = new ArrayList<Format>();
    all.add(new DocumentFormat()); // before archives: some documents are some
    all.add(new ZipFormat(this));
    all.add(new WarcFormat());
    all.add(new MarkdownFormat()); // by its name: it may begin with anything
    all.add(new JsonFeedFormat());
    all.add(new JsonFormat());
    all.add(new FeedFormat());
    all.add(new SiteMapFormat());
    all.add(new HtmlFormat());
    all.add(new MailFormat());
    all.add(new TableFormat(settings));
    all.add(new TextFormat()); // takes whatever it is offered
    return List.copyOf(all);
  }

  /**
   * Hands everything that looks like an article to {@code sink}, in order.
   *
   * @param name the file's name, for reports
   * @throws IOException when the stream itself breaks; what came before has been handed over
   */
  public void read(String name, InputStream stream, Consumer<Found> sink) throws IOException {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    read(name, Piece.idOf(file), stream, sink);
  }

  /**
   * Reads as {@link #read(String, InputStream, Consumer)} does.
   *
   * @param id of an article that brings none, as a text does; empty to make one of its words
   */
  public void read(String name, String id, InputStream stream, Consumer<Found> sink)
      throws IOException {
    read(piece(name, id, stream, Facts.NONE, "", sink));
  }

  /**
   * Hands everything that looks like an article to {@code sink}, that was fetched from the web.
   *
   * @param url where it lies
   * @param type media type as the server told it, or empty
   * @param charset as the server told it, or null
   * @param around what is known of it by what led there, which stands where it says nothing itself
   * @throws IOException when the bytes break off; what came before has been handed over
   */
  public void readFetched(
      String url,
      byte[] bytes,
      String type,
      @Nullable String charset,
      Facts around,
      Consumer<Found> sink)
      throws IOException {
    Piece piece = piece(url, "", new ByteArrayInputStream(bytes), around, url, sink);
    Head head = Head.of(url, piece.in());
    if (type.matches("(image|audio|video|font)/.*|.*(javascript|css)")) {
      piece.refused(url, "there is no article there but " + type);
    } else if (new HtmlFormat().is(head)
        || (type.matches("text/html|application/xhtml.*")
            && !new FeedFormat().is(head)
            && !new SiteMapFormat().is(head))) {
      Facts own = piece.own();
      sink.accept(Found.lazily(url, bytes.length, () -> HtmlFormat.read(url, bytes, charset, own)));
    } else {
      read(piece);
    }
  }

  private Piece piece(
      String name, String id, InputStream in, Facts around, String base, Consumer<Found> sink) {
    return new Piece(
        name, id, new BufferedInputStream(in, 1 << 16), around, base, 0, settings, sink);
  }

  void read(Piece packed) throws IOException {
    Piece piece = Packing.unpack(packed);
    Head head = Head.of(piece.name(), piece.in());
    for (Format format : formats) {
      if (format.is(head)) {
        try {
          format.read(piece);
        } catch (RefusedException e) {
          piece.refused(piece.name(), e.reason());
        } catch (StackOverflowError e) {
          piece.refused(piece.name(), "nested too deep to be read");
        } catch (RuntimeException e) {
          piece.refused(piece.name(), "cannot be read: " + Found.reason(e));
        }
        return;
      }
    }
  }

  /** Reads one article from a whole JSON document, which may run over several lines. */
  public Entry readOne(String name, byte[] json) {
    Piece piece = piece(name, "", InputStream.nullInputStream(), Facts.NONE, "", _ -> {});
    return Found.lazily(name, json.length, () -> ArticleJson.parse(name, Utf8.decode(json), piece))
        .entry();
  }
}
