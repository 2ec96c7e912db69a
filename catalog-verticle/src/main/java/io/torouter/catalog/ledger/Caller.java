package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;

/** Who asked, and from where. */
record Caller(String keyName, String account, String group, String address, String userAgent) {
    static Caller of(LedgerRow row) {
        var payer = row.payer();
        var asked = row.asked();
        return new Caller(payer.keyName(), payer.account(), payer.group(), asked.address(), asked.userAgent());
    }
}
