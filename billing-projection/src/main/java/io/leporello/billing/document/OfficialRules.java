package io.leporello.billing.document;

import java.util.List;

/**
 * The rules of CEN, KoSIT and FeRD, from files on the class path: nothing is ever fetched. Compiling them takes seconds, so
 * a process does it once, in the background when it calls {@link #warmUp} early enough.
 */
final class OfficialRules {

    private static final String RULES = "/external/schematron/";
    private static final String SCHEMAS = "/external/schemas/";

    private static final class Compiled {
        private static final OfficialRules RULES = new OfficialRules();
    }

    private final RuleSet xrechnungCii = new RuleSet(
            SCHEMAS + "d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd",
            RULES + "1.3.15/cii/EN16931-CII-validation.xslt",
            RULES + "3.0.2/XRechnung-CII-validation.xslt");
    private final RuleSet coreCii =
            new RuleSet(SCHEMAS + "2.4/en16931/FACTUR-X_EN16931.xsd", RULES + "2.4/FACTUR-X_EN16931.xslt");

    // Its schema would be three megabytes more; the order of its elements is ours to keep, and tests hold us to the
    // schema.
    private final RuleSet coreUbl = RuleSet.withoutSchema(RULES + "1.3.15/ubl/EN16931-UBL-validation.xslt");
    private final RuleSet xrechnungUbl = coreUbl.with(RULES + "3.0.2/XRechnung-UBL-validation.xslt");

    private OfficialRules() {}

    /** Waits for them where they are still being compiled. */
    static OfficialRules compiled() {
        return Compiled.RULES;
    }

    static void warmUp() {
        var thread = new Thread(OfficialRules::compiled, "invoice-rules");
        thread.setDaemon(true);
        thread.start();
    }

    /** In the core also by the rules of Factur-X and ZUGFeRD, whose profile EN 16931 it is. */
    List<Breach> breachesOfCii(byte[] xml, Profile profile) {
        return (profile == Profile.XRECHNUNG ? xrechnungCii : coreCii).breachesOf(xml);
    }

    List<Breach> breachesOfUbl(byte[] xml, Profile profile) {
        return (profile == Profile.XRECHNUNG ? xrechnungUbl : coreUbl).breachesOf(xml);
    }
}
