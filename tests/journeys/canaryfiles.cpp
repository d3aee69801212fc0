// SPDX-License-Identifier: GPL-3.0-or-later
#include "canaryfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <yaml.h>

namespace meshscope::journeys {

namespace {

/// Keys whose values are texts for people, in any of the formats.
const QSet<QString> &textKeys()
{
    static const QSet<QString> keys {"businessName",
                                     "channel",
                                     "comment",
                                     "conditions",
                                     "content",
                                     "contractName",
                                     "dataGranularityDescription",
                                     "description",
                                     "domain",
                                     "element",
                                     "environment",
                                     "errorMessage",
                                     "label",
                                     "limitations",
                                     "maintainers",
                                     "message",
                                     "outputPortId",
                                     "owner_name",
                                     "priceUnit",
                                     "purpose",
                                     "question",
                                     "answer",
                                     "query",
                                     "reason",
                                     "role",
                                     "scope",
                                     "sourceCode",
                                     "tenant",
                                     "title",
                                     "tool",
                                     "transformationDescription",
                                     "transformDescription",
                                     "transformLogic",
                                     "unit",
                                     "usage",
                                     "validValues",
                                     "warehouse"};
    return keys;
}

/// Objects and lists whose `name` is a column's.
bool holdsColumns(const QString &key)
{
    return key == QLatin1String("columns") || key == QLatin1String("fields")
        || key == QLatin1String("properties");
}

bool isColumnKey(const QString &key)
{
    return key == QLatin1String("column_name") || key == QLatin1String("column")
        || key == QLatin1String("field");
}

bool isName(const QString &key, const QString &around, bool isDbt)
{
    if (key != QLatin1String("name"))
        return false;
    // Names of tables and of dbt's nodes are keys, which meet across formats in parts.
    static const QSet<QString> keyed {"schema", "inputs",      "outputs",     "dataset",
                                      "parent", "inputFields", "identifiers", "checksum"};
    if (isDbt)
        return around == QLatin1String("owner");
    return !keyed.contains(around);
}

/// Days, numbers and versions, addresses, mail addresses (they are the keys of people).
bool isNoText(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[-+0-9TZ:., ]*$"));
    static const QRegularExpression mail(QStringLiteral("^[^ ]+@[^ ]+$"));
    return text.contains(QLatin1String("://")) || plain.match(text).hasMatch()
        || mail.match(text).hasMatch();
}

QJsonValue scalar(const yaml_node_t &node)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(node.data.scalar.value),
                                           static_cast<qsizetype>(node.data.scalar.length));
    if (node.data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return text;
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    if (text == QLatin1String("null") || text == QLatin1String("~") || text.isEmpty())
        return QJsonValue::Null;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue fromNode(yaml_document_t &document, int index)
{
    const yaml_node_t *node = yaml_document_get_node(&document, index);
    if (node->type == YAML_SEQUENCE_NODE) {
        QJsonArray list;
        for (const int *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top; ++item)
            list << fromNode(document, *item);
        return list;
    }
    if (node->type == YAML_MAPPING_NODE) {
        QJsonObject object;
        for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
             pair < node->data.mapping.pairs.top; ++pair)
            object.insert(fromNode(document, pair->key).toVariant().toString(),
                          fromNode(document, pair->value));
        return object;
    }
    return scalar(*node);
}

QJsonValue fromYaml(const QByteArray &text)
{
    yaml_parser_t parser;
    yaml_document_t document;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char *>(text.constData()),
                                 static_cast<std::size_t>(text.size()));
    QJsonValue value;
    if (yaml_parser_load(&parser, &document)) {
        if (yaml_document_get_root_node(&document))
            value = fromNode(document, 1);
        yaml_document_delete(&document);
    }
    yaml_parser_delete(&parser);
    return value;
}

} // namespace

CanaryFiles::CanaryFiles(quint16 port, const QString &probe)
    : m_port(port)
    , m_probe(probe)
{
}

QString CanaryFiles::canary(const QString &field) const
{
    const QString address = QStringLiteral("http://127.0.0.1:%1/%2.png").arg(m_port).arg(field);
    return QStringLiteral("<img src=\"%1\"> ![m](%1) <img src=\"file://%2\"> ")
        .arg(address, m_probe);
}

QString CanaryFiles::columnCanary() const
{
    // 2130706433 is 127.0.0.1 written as one number.
    return QStringLiteral("<img src=\"http://2130706433:%1/c\"><img src=\"file://%2\">")
        .arg(m_port)
        .arg(m_probe);
}

QString CanaryFiles::poisonedText(const QString &text, const Place &place) const
{
    const bool isColumn = isColumnKey(place.key)
        || (place.key == QLatin1String("name") && holdsColumns(place.around));
    if (isColumn)
        return columnCanary() + text;
    if (isNoText(text))
        return text;
    const bool isText = textKeys().contains(place.key) || place.key == QLatin1String("tags")
        || isName(place.key, place.around, place.isDbt);
    // The roles of a team say who decides; those of a contract are only names.
    const bool isTeamRole = place.key == QLatin1String("role")
        && (place.around == QLatin1String("members") || place.around == QLatin1String("team"));
    return isText && !isTeamRole ? canary(QStringLiteral("text")) + text : text;
}

QJsonValue CanaryFiles::poisonedValue(const QJsonValue &value, const Place &place) const
{
    if (value.isString())
        return poisonedText(value.toString(), place);
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue &item : value.toArray()) // its items stand under the list's key
            list << poisonedValue(item,
                                  item.isString() ? place : Place {{}, place.key, place.isDbt});
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject before = value.toObject();
    // Items of a list know the list's key as what is around them.
    const QString here = place.key.isEmpty() ? place.around : place.key;
    for (auto entry = before.begin(); entry != before.end(); ++entry) {
        const bool isColumnMap
            = (here == QLatin1String("columns") || here == QLatin1String("fields"))
            && !place.key.isEmpty() && entry->isObject();
        const Place inner {entry.key(), here, place.isDbt};
        if (isColumnMap) // keyed by column: its values stand in the list of columns
            object.insert(columnCanary() + entry.key(),
                          poisonedValue(*entry, Place {{}, here, place.isDbt}));
        else
            object.insert(entry.key(), poisonedValue(*entry, inner));
    }
    return object;
}

QByteArray CanaryFiles::poisoned(const QByteArray &text, Format format, bool isDbt) const
{
    if (format == Format::Lines) {
        QByteArray lines;
        for (const QByteArray &line : text.split('\n'))
            if (!line.trimmed().isEmpty())
                lines += poisoned(line, Format::Json, isDbt) + '\n';
        return lines + ownEvent();
    }
    const QJsonValue read = format == Format::Yaml
        ? fromYaml(text)
        : QJsonValue(QJsonDocument::fromJson(text).object());
    const QJsonObject object = poisonedValue(read, Place {{}, {}, isDbt}).toObject();
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A dataset, a job and a namespace that are nothing but canaries.
QByteArray CanaryFiles::ownEvent() const
{
    const QJsonObject dataset {{"namespace", canary("namespace")}, {"name", canary("dataset")}};
    const QJsonObject source {{"namespace", canary("namespace")}, {"name", canary("source")}};
    const QJsonObject event {
        {"eventTime", "2026-11-24T06:10:00.000Z"},
        {"eventType", "COMPLETE"},
        {"producer", "https://git.fernhill.example/data/canary"},
        {"schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"},
        {"run", QJsonObject {{"runId", "c1e70b13-c344-5c8c-bd7f-a0d7c54b9c99"}}},
        {"job", QJsonObject {{"namespace", canary("jobs")}, {"name", canary("job")}}},
        {"inputs", QJsonArray {source}},
        {"outputs", QJsonArray {dataset}}};
    return QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
}

QString CanaryFiles::write(const QString &demo, const QString &folder) const
{
    // Two months of checks say nothing that one does not.
    static const QSet<QString> left {"quality-2026-09.ndjson", "quality-2026-10.ndjson",
                                     "runs-earlier.ndjson"};
    QDirIterator files(demo, {"*.yaml", "*.json", "*.ndjson"}, QDir::Files,
                       QDirIterator::Subdirectories);
    int written = 0;
    while (files.hasNext()) {
        QFile source(files.next());
        if (left.contains(files.fileName()))
            continue;
        const Format format = files.fileName().endsWith(QLatin1String(".yaml")) ? Format::Yaml
            : files.fileName().endsWith(QLatin1String(".ndjson"))               ? Format::Lines
                                                                                : Format::Json;
        const QString path
            = folder + QLatin1Char('/') + QDir(demo).relativeFilePath(files.filePath());
        QDir().mkpath(QFileInfo(path).path());
        QFile target(path);
        if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
            return QStringLiteral("cannot copy ") + path;
        const bool isDbt = path.contains(QLatin1String("/dbt/"));
        target.write(poisoned(source.readAll(), format, isDbt));
        ++written;
    }
    return written > 50 ? QString()
                        : QStringLiteral("only %1 documents in %2").arg(written).arg(demo);
}

} // namespace meshscope::journeys
