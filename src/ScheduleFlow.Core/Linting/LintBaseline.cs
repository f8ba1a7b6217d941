using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;

namespace ScheduleFlow.Core.Linting;

/// <summary>Known findings, which are not reported: a JSON file with a fingerprint of each (docs/lint.md).</summary>
internal static class LintBaseline
{
    private const string Version = "scheduleflow-lint-baseline/1";

    public static Outcome<HashSet<Fingerprint>> Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("format", out var format) && format.ValueEquals(Version)
                && root.TryGetProperty("findings", out var findings) && findings.ValueKind == JsonValueKind.Array)
            {
                return findings.EnumerateArray().Select(FingerprintOf).OfType<Fingerprint>().ToHashSet();
            }
        }
        catch (JsonException exception)
        {
            var place = new Place((int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            return new Problem(ErrorType.ParseError, $"The baseline is not valid JSON: line {place.Line}, column {place.Column}.")
            {
                Hint = Advice,
                Place = place,
            };
        }

        catch (InvalidOperationException)
        {
            // A string that is not UTF-8, or half a surrogate pair: it is noticed only when it is read.
        }

        return new Problem(ErrorType.Validation, "The baseline is not one that lint wrote.") { Hint = Advice };
    }

    /// <summary>Only the fingerprints are read back; the rest is for people.</summary>
    public static void Write(Stream stream, IEnumerable<LintFinding> findings)
    {
        using var json = new Utf8JsonWriter(stream, ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteString("format"u8, Version);
        json.WriteStartArray("findings"u8);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, finding.Rule.Id);
            json.WriteString("source"u8, finding.Source);
            json.WriteString("message"u8, finding.Message);
            json.WriteString("fingerprint"u8, finding.Fingerprint.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private const string Advice = "Write a new one with --write-baseline FILE.";

    private static Fingerprint? FingerprintOf(JsonElement finding) =>
        finding.ValueKind == JsonValueKind.Object
        && finding.TryGetProperty("fingerprint", out var text) && text.ValueKind == JsonValueKind.String
        && text.GetString() is { Length: 32 } hex
        && ulong.TryParse(hex.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
        && ulong.TryParse(hex.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low)
            ? new Fingerprint(high, low)
            : null;
}
