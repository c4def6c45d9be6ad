package dev.onrecord.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes a document, for tests. */
final class Pdf {
  private Pdf() {}

  static byte[] of(String line, String made) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(line);
        content.endText();
      }
      var date = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
      date.setTime(Date.from(Instant.parse(made)));
      document.getDocumentInformation().setCreationDate(date);
      document.save(bytes);
    }
    return bytes.toByteArray();
  }
}
