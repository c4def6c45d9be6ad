package dev.onrecord.reader;

import dev.onrecord.html.Moment;
import dev.onrecord.model.PublishedBasis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** PDF, Word and their like, as press releases come. Read by Apache Tika, where its parsers are. */
final class DocumentFormat implements Format {
  private static final int LARGEST = 50_000_000;

  /** How the first file in an archive is called that is a document. */
  private static final Pattern OFFICE =
      Pattern.compile("\\[content_types\\]\\.xml|(word|_rels|docprops)/.*|mimetype");

  private static final int NAME_LENGTH_AT = 26;
  private static final int NAME_AT = 30;

  private static final class Parsers {
    static final AutoDetectParser ALL = new AutoDetectParser();
  }

  @Override
  public boolean is(Head head) {
    return head.begins("%PDF-")
        || head.begins(0xd0, 0xcf, 0x11, 0xe0)
        || head.begins("{\\rtf")
        || (head.begins('P', 'K', 3, 4) && OFFICE.matcher(firstFile(head.bytes())).matches());
  }

  private static String firstFile(byte[] zip) {
    int end = NAME_AT + (zip.length > NAME_AT ? zip[NAME_LENGTH_AT] & 0xff : 0);
    return zip.length < end
        ? ""
        : new String(zip, NAME_AT, end - NAME_AT, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(LARGEST);
    piece.found(Found.lazily(piece.name(), bytes.length, () -> read(piece, bytes)));
  }

  private static Entry read(Piece piece, byte[] bytes) throws Exception {
    var metadata = new Metadata();
    String text;
    try {
      text = text(bytes, metadata);
    } catch (TikaException | SAXException e) {
      throw new RefusedException(
          "the document is broken, locked, or of a kind that cannot be read");
    }
    if (text.isBlank()) {
      boolean parsers = Parsers.ALL.getParsers().size() > 1;
      throw new RefusedException(
          parsers
              ? "there is no text in the document: perhaps it holds pictures of pages"
              : "documents are read by Apache Tika, which is not built in; run the command once with ONRECORD_DOCUMENTS=1 before it");
    }
    return facts(metadata).or(piece.own()).article(piece.name(), text);
  }

  private static String text(byte[] bytes, Metadata metadata)
      throws IOException, SAXException, TikaException {
    var markup = new ToXMLContentHandler();
    var context = new ParseContext();
    context.set(Parser.class, EmptyParser.INSTANCE); // what is embedded is not read
    try {
      Parsers.ALL.parse(
          new ByteArrayInputStream(bytes),
          new WriteOutContentHandler(markup, ArticleJson.LONGEST_TEXT),
          metadata,
          context);
    } catch (SAXException e) {
      if (!WriteLimitReachedException.isWriteLimitReached(e)) {
        throw e;
      }
    }
    return HtmlText.of(markup.toString());
  }

  private static Facts facts(Metadata metadata) {
    Moment made = Moment.read(text(metadata.get(TikaCoreProperties.CREATED)));
    Moment changed = Moment.read(text(metadata.get(TikaCoreProperties.MODIFIED)));
    return new Facts(
        "",
        text(metadata.get(TikaCoreProperties.TITLE)),
        text(metadata.get(TikaCoreProperties.PUBLISHER)),
        made == null ? null : new Facts.Published(made.day(), PublishedBasis.DOCUMENT),
        text(metadata.get(TikaCoreProperties.CREATOR)),
        "",
        text(metadata.get(TikaCoreProperties.LANGUAGE)),
        changed == null ? null : changed.at());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
