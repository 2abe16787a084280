package io.leporello.billing;

import io.leporello.account.contract.ContractAgreed;
import io.leporello.account.contract.ContractTerms;
import io.leporello.account.contract.Overrides;
import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.CreditsReturned;
import io.leporello.account.creditschedule.CreditRate;
import io.leporello.account.creditschedule.CreditSchedulePublished;
import io.leporello.account.creditschedule.ScheduleTerms;
import io.leporello.account.customer.CustomerChanged;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.PricePlanPublished;
import io.leporello.billing.accounting.ChartOfAccounts;
import io.leporello.billing.accounting.DatevSettings;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceTerms;
import io.leporello.billing.invoice.Issuing;
import io.leporello.billing.invoice.Rendering;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.invoice.Syntax;
import io.leporello.billing.invoice.UsageSummary;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.tax.TaxRules;
import io.leporello.event.EventJson;
import io.leporello.schema.Schema;
import io.leporello.usage.EntryHandlers;
import io.leporello.usage.deadletter.DeadLetters;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.store.LedgerFixture;
import io.leporello.usage.store.Positions;
import io.leporello.usage.store.Projection;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A ledger with everything that bills from it, asked as the gateway asks: by queries. */
public final class BillingFixture implements AutoCloseable {

    public static final InvoiceTerms TERMS =
            new InvoiceTerms("RE", "GS", "RK", 14, ZoneId.of("Europe/Berlin"), Syntax.CII, null);

    public static final Seller SELLER = new Seller(
            "Verkäufer GmbH",
            "Hauptstraße 1",
            "10115",
            "Berlin",
            "DE",
            "DE123456788",
            "12/345/67890",
            "Frau Muster",
            "+49 30 1",
            "rechnung@example.com",
            null,
            null,
            null,
            "DE02120300000000202051",
            null);

    private static final DatevSettings DATEV =
            new DatevSettings(1_001, 1, ChartOfAccounts.SKR03, MonthDay.of(1, 1), 10_000, Map.of());

    public final LedgerFixture ledger;
    public final PriceBook priceBook;
    public final Issuing issuing;
    private final AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext();
    private final QueryGateway queries;
    private final Map<String, UsageSummary> usagePages = new ConcurrentHashMap<>();
    private final Projection projection;

    private BillingFixture(LedgerFixture ledger) {
        this.ledger = ledger;
        var queryBus = SimpleQueryBus.builder().build();
        this.queries = DefaultQueryGateway.builder().queryBus(queryBus).build();
        parts.registerBean(JdbcTemplate.class, () -> ledger.database);
        parts.registerBean(JdbcClient.class, () -> JdbcClient.create(ledger.dataSource));
        parts.registerBean(PlatformTransactionManager.class, () -> ledger.transactions);
        parts.registerBean(EventJson.class, () -> ledger.json);
        parts.registerBean(Positions.class, () -> ledger.positions);
        parts.registerBean(DeadLetters.class, () -> new DeadLetters(ledger.database, new Schema("usage")));
        parts.registerBean(QueryGateway.class, () -> queries);
        parts.registerBean("keptDocuments", Rendering.class, () -> this::rendered);
        parts.registerBean(EventStore.class, () -> ledger.store);
        parts.registerBean(Seller.class, () -> SELLER);
        parts.registerBean(InvoiceTerms.class, () -> TERMS);
        parts.registerBean(TaxRules.class, () -> TaxRules.GERMAN);
        parts.registerBean(QueryUpdateEmitter.class, queryBus::queryUpdateEmitter);
        parts.registerBean(CommandGateway.class, BillingFixture::commands);
        parts.registerBean(Clock.class, Clock::systemUTC);
        // Not as a bean, which would be closed with the parts: the next test has the same.
        parts.getBeanFactory().registerSingleton("database", ledger.dataSource);
        parts.registerBean(DatevSettings.class, () -> DATEV);
        parts.register(EntryHandlers.class, BillingHandlers.class);
        parts.refresh();
        for (var name : parts.getBeanDefinitionNames())
            new AnnotationQueryHandlerAdapter<>(parts.getBean(name)).subscribe(queryBus);
        this.priceBook = parts.getBean(PriceBook.class);
        this.issuing = parts.getBean(Issuing.class);
        var projectors =
                List.copyOf(parts.getBeansWithAnnotation(ProcessingGroup.class).values());
        this.projection = Projection.started(ledger, "billing", projectors, 500);
    }

    /** No documents, which are tried where they are made; what their last pages would be is kept. */
    private Rendering.Paper rendered(Invoice invoice, @Nullable UsageSummary usage) {
        if (usage != null) usagePages.put(invoice.number(), usage);
        return List::of;
    }

    /** What the last page of an invoice was made from; empty when it has none. */
    public Optional<UsageSummary> usagePage(String number) {
        return Optional.ofNullable(usagePages.get(number));
    }

    private static CommandGateway commands() {
        return DefaultCommandGateway.builder()
                .commandBus(SimpleCommandBus.builder().build())
                .build();
    }

    public static BillingFixture of(Class<?> test) {
        var ledger = LedgerFixture.of(test, new BillingModule().billingEvents());
        Schema.migrated("billing", ledger.dataSource);
        return new BillingFixture(ledger);
    }

    public <A> A ask(Object question, Class<A> answer) {
        return ask(question, ResponseTypes.instanceOf(answer));
    }

    public <A> Optional<A> find(Object question, Class<A> answer) {
        return ask(question, ResponseTypes.optionalInstanceOf(answer));
    }

    private <A> A ask(Object question, ResponseType<A> answer) {
        try {
            return queries.query(question, answer).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException refusal ? refusal : failure;
        }
    }

    public void catchUp() {
        projection.catchUp();
    }

    public void rebuild() {
        projection.rebuild();
    }

    public void register(String customer, String zone) {
        ledger.register(customer, details(customer, zone, null));
    }

    public void change(String customer, CustomerDetails details) {
        ledger.append("Customer", "customer/" + customer, new CustomerChanged(customer, details), customer);
    }

    public void publish(String plan, int version, @Nullable LocalDate from, PlanTerms terms) {
        ledger.append("PricePlan", "price-plan/" + plan, new PricePlanPublished(plan, version, from, terms), null);
    }

    public void agree(String customer, ContractTerms terms) {
        ledger.append("Contract", "contract/" + customer, new ContractAgreed(customer, terms), customer);
    }

    public void agree(String customer, String plan, String from) {
        agree(customer, contract(plan, from, null));
    }

    public void publishCredits(int version, @Nullable String from, ScheduleTerms terms) {
        var day = from == null ? null : LocalDate.parse(from);
        ledger.append("CreditSchedule", "credit-schedule", new CreditSchedulePublished(version, day, terms), null);
    }

    public void buy(
            String customer, String pack, String credits, String price, String from, @Nullable String expiresOn) {
        var event = new CreditsPurchased(
                customer,
                pack,
                new BigDecimal(credits),
                new BigDecimal(price),
                "EUR",
                LocalDate.parse(from),
                expiresOn == null ? null : LocalDate.parse(expiresOn));
        ledger.append("CreditPacks", "credit-packs/" + customer, event, customer);
    }

    public void giveBack(String customer, String pack, String id, String credits, String price) {
        var event = new CreditsReturned(
                customer, pack, id, new BigDecimal(credits), new BigDecimal(price), "EUR", "not needed");
        ledger.append("CreditPacks", "credit-packs/" + customer, event, customer);
    }

    /** A schedule that counts the same for every product. */
    public static ScheduleTerms creditsPerPage(String perPage) {
        return new ScheduleTerms(List.of(), new CreditRate(BigDecimal.ZERO, new BigDecimal(perPage)));
    }

    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    public static CustomerDetails details(String name, String zone, @Nullable String reseller) {
        return new CustomerDetails(name, null, null, null, null, null, zone, null, reseller, null);
    }

    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    public static ContractTerms contract(String plan, String from, @Nullable String discountPercent) {
        return new ContractTerms(
                plan, LocalDate.parse(from), decimal(discountPercent), null, Overrides.NONE, ContractTerms.CUSTOMER);
    }

    /** A plan with one price for each page. */
    public static PlanTerms perPage(String unitPrice, @Nullable String recurringFee, @Nullable String minimum) {
        var pages = new ChargeTerms(
                "pages", "per_unit", null, new BigDecimal(unitPrice), List.of(), null, null, List.of(), null);
        return new PlanTerms("By page", "EUR", decimal(recurringFee), decimal(minimum), List.of(pages));
    }

    /** The same with one price for each credit. */
    public static PlanTerms perPageAndCredit(String pagePrice, String creditPrice) {
        var byPage = perPage(pagePrice, "31.00", "40.00");
        var credits = new ChargeTerms(
                "credits", "per_unit", null, new BigDecimal(creditPrice), List.of(), null, null, List.of(), null);
        return new PlanTerms(
                byPage.name(),
                byPage.currency(),
                byPage.recurringFee(),
                byPage.minimum(),
                List.of(byPage.charges().get(0), credits));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    public static UsageFact used(String customer, String usedAt, long pages) {
        return used(customer, Instant.parse(usedAt), pages);
    }

    public static UsageFact used(String customer, Instant usedAt, long pages) {
        return new UsageFact(customer, null, null, null, usedAt, 1, pages, null);
    }

    @Override
    public void close() {
        projection.close();
        parts.close();
    }
}
