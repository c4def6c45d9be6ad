package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.export.ExportFormat;
import dev.onrecord.export.HitWriter;
import dev.onrecord.search.SearchRequest;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams all hits of a request; what goes wrong before the first byte is a problem as any other.
 */
final class Export {
  private static final Logger LOG = LoggerFactory.getLogger(Export.class);
  private static final int BUFFER = 1 << 16;

  private final Onrecord onrecord;

  Export(Onrecord onrecord) {
    this.onrecord = onrecord;
  }

  void stream(Context context) throws IOException {
    SearchRequest request = Parameters.export(context);
    ExportFormat format = ExportFormat.named(Parameters.text(context, "format", "csv"));
    var out = new BufferedOutputStream(new Late(context, format), BUFFER);
    HitWriter writer = format.writer(out);
    try {
      onrecord.all(request, writer::take);
      writer.close();
      out.flush();
    } catch (UncheckedIOException e) {
      LOG.debug("Whoever asked for an export went away", e);
    }
  }

  /** The body of the answer, begun with the first byte that does not fit the buffer. */
  private static final class Late extends OutputStream {
    private final Context context;
    private final ExportFormat format;
    private boolean begun;

    Late(Context context, ExportFormat format) {
      this.context = context;
      this.format = format;
    }

    private OutputStream begin() {
      if (!begun) {
        begun = true;
        context
            .contentType(format.contentType())
            .header(
                "Content-Disposition", "attachment; filename=\"quotes." + format.ending() + "\"");
      }
      return context.outputStream();
    }

    @Override
    public void write(int b) throws IOException {
      begin().write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      begin().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      begin().flush();
    }
  }
}
