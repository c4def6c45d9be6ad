package dev.onrecord.reader;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import dev.onrecord.model.PublishedBasis;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Site maps, those of news too, and indexes of them: where articles lie. */
final class SiteMapFormat implements Format {
  private static final int LARGEST = 52_000_000;
  private static final String NOWHERE = "http://sitemap.invalid/sitemap.xml";

  @Override
  public boolean is(Head head) {
    return head.root().matches("(\\w+:)?(urlset|sitemapindex)");
  }

  @Override
  public void read(Piece piece) throws IOException {
    byte[] bytes = piece.bytes(LARGEST);
    AbstractSiteMap map = parse(bytes, piece.base());
    int number = 0;
    if (map instanceof SiteMapIndex index) {
      for (AbstractSiteMap inner : index.getSitemaps()) {
        number++;
        link(piece, number, inner.getUrl().toString(), facts(null, inner.getLastModified()), true);
      }
    } else if (map instanceof SiteMap list) {
      for (SiteMapURL url : list.getSiteMapUrls()) {
        number++;
        link(
            piece, number, url.getUrl().toString(), facts(news(url), url.getLastModified()), false);
      }
    }
    if (number == 0) {
      piece.refused(piece.name(), "the site map names no address");
    }
  }

  private static void link(Piece piece, int number, String url, Facts facts, boolean list) {
    piece.found(
        Found.of(new Entry.Linked(piece.name() + "#" + number, url, facts.withUrl(url), list)));
  }

  private static AbstractSiteMap parse(byte[] bytes, String url) throws IOException {
    var parser = new SiteMapParser(false, true);
    parser.setStrictNamespace(false);
    parser.enableExtension(Extension.NEWS);
    try {
      return parser.parseSiteMap(bytes, URI.create(url.isEmpty() ? NOWHERE : url).toURL());
    } catch (UnknownFormatException | IllegalArgumentException e) {
      throw new RefusedException("no site map that can be read: " + Found.reason(e));
    }
  }

  private static @Nullable NewsAttributes news(SiteMapURL url) {
    var news = url.getAttributesForExtension(Extension.NEWS);
    return news == null || news.length == 0 ? null : (NewsAttributes) news[0];
  }

  private static Facts facts(@Nullable NewsAttributes news, @Nullable Date modified) {
    Instant asOf = modified == null ? null : modified.toInstant();
    if (news == null) {
      return new Facts("", "", "", null, "", "", "", asOf);
    }
    ZonedDateTime published = news.getPublicationDateTime();
    return new Facts(
        "",
        String.valueOf(news.getTitle() == null ? "" : news.getTitle()),
        String.valueOf(news.getName() == null ? "" : news.getName()),
        published == null
            ? null
            : new Facts.Published(published.toLocalDate(), PublishedBasis.SITE_MAP),
        "",
        "",
        String.valueOf(news.getLanguage() == null ? "" : news.getLanguage()),
        asOf);
  }
}
