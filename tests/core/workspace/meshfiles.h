// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Three small files about one table: its contract, its product and a run that wrote it; and one
/// more.
namespace meshscope::tests {

inline constexpr const char *contractText = R"(apiVersion: v3.1.0
kind: DataContract
id: orders-contract
version: 1.0.0
status: active
name: Orders
domain: sales
dataProduct: orders
servers:
  - server: production
    type: postgres
    host: db.shop.example
    port: 5432
    database: shop
    schema: public
schema:
  - name: orders
    physicalType: table
    description: One row per order
    properties:
      - name: order_id
        logicalType: string
        required: true
      - name: email
        logicalType: string
        classification: restricted
)";

inline constexpr const char *productText = R"(apiVersion: v1.0.0
kind: DataProduct
id: orders
name: Orders
version: 1.0.0
status: active
domain: sales
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: orders-contract
)";

inline constexpr const char *eventText
    = R"({"eventTime":"2026-11-22T07:00:00Z","eventType":"COMPLETE","producer":"https://jobs.shop.example","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{"runId":"01936f3c-0000-7000-8000-000000000001"},"job":{"namespace":"jobs","name":"load"},"inputs":[{"namespace":"s3://landing","name":"orders"}],"outputs":[{"namespace":"postgres://db.shop.example:5432","name":"shop.public.orders","facets":{"schema":{"_producer":"p","_schemaURL":"s","fields":[{"name":"order_id","type":"text"},{"name":"email","type":"text"}]}}}]}
)";

/// A dbt project without models.
inline constexpr const char *emptyProjectText
    = R"({"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/manifest/v12.json","project_name":"shop","adapter_type":"snowflake"},"nodes":{},"sources":{},"exposures":{},"metrics":{},"groups":{},"child_map":{},"parent_map":{}})";

} // namespace meshscope::tests
