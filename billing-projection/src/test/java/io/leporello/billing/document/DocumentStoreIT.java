package io.leporello.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.invoice.Syntax;
import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was issued is what is served. */
class DocumentStoreIT {

    private static final DataSource DATABASE =
            TestDatabase.of(DocumentStoreIT.class).dataSource();

    @Test
    void a_document_is_found_by_its_sha_256_and_kept_once() {
        Schema.migrated("billing", DATABASE);
        var database = JdbcClient.create(DATABASE);
        var store = new DocumentStore(database);
        var document = new Document(DocumentForm.XRECHNUNG, "<invoice/>".getBytes(StandardCharsets.UTF_8));

        store.keep(document);
        store.keep(document);

        assertThat(document.sha256()).isEqualTo("61bd5d958720d3c3b0854d997ec0b62b050d3827091ccf54aaf2e6d641530c28");
        assertThat(store.find(document.sha256())).contains(document.bytes());
        assertThat(store.find("0".repeat(64))).isEmpty();
        assertThat(database.sql("select media_type from billing.document where sha256 = ?")
                        .param(document.sha256())
                        .query(String.class)
                        .list())
                .containsExactly("application/xml");
    }

    @Test
    void the_first_translation_of_an_invoice_is_the_one_for_ever() {
        Schema.migrated("billing", DATABASE);
        var store = new DocumentStore(JdbcClient.create(DATABASE));
        var first = new Document(DocumentForm.XRECHNUNG_UBL, "<first/>".getBytes(StandardCharsets.UTF_8));
        var second = new Document(DocumentForm.XRECHNUNG_UBL, "<second/>".getBytes(StandardCharsets.UTF_8));
        store.keep(first);
        store.keep(second);

        assertThat(store.translation("RE-1", Syntax.UBL)).isEmpty();
        assertThat(store.keepTranslation("RE-1", Syntax.UBL, first.sha256())).isEqualTo(first.sha256());
        assertThat(store.keepTranslation("RE-1", Syntax.UBL, second.sha256())).isEqualTo(first.sha256());
        assertThat(store.translation("RE-1", Syntax.UBL)).contains(first.sha256());
        assertThat(store.translation("RE-1", Syntax.CII)).isEmpty();
    }
}
