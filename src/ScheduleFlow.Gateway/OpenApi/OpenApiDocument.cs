using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>
/// The API's description, OpenAPI 3.1. The endpoints relay what a worker says, so no generator could see its shape:
/// the parts beside this file are written by hand, and tests hold the mapped endpoints and real replies against them.
/// <code>
///   document.json + schemas.json + paths/*.json ─▶ one document ─▶ + errors.json, by x-errors (<see cref="OpenApiErrors"/>)
/// </code>
/// A change of the parts changes docs/openapi.json: build, then copy artifacts/openapi.json there.
/// </summary>
internal static class OpenApiDocument
{
    private const string Parts = "OpenApi/";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<byte[]> Whole = new(Build);

    /// <summary>UTF-8, indented, ending in a line feed. Put together when it is first asked for.</summary>
    public static ReadOnlyMemory<byte> Utf8 => Whole.Value;

    private static byte[] Build()
    {
        var document = Read(Parts + "document.json");
        document["info"]!["version"] = ProductVersion.Current;
        document["components"]!["schemas"] = Read(Parts + "schemas.json");
        var errors = new OpenApiErrors(Read(Parts + "errors.json"), document["components"]!.AsObject());
        var paths = document["paths"]!.AsObject();
        foreach (var (path, item) in Paths())
        {
            foreach (var (_, operation) in item)
            {
                errors.AddTo(operation!.AsObject());
            }

            paths.Add(path, item);
        }

        return [.. JsonSerializer.SerializeToUtf8Bytes(document, Written), (byte)'\n'];
    }

    private static IEnumerable<(string Path, JsonObject Item)> Paths() => typeof(OpenApiDocument).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Parts + "paths/", StringComparison.Ordinal))
        .SelectMany(Read)
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => (entry.Key, entry.Value!.DeepClone().AsObject()));

    private static JsonObject Read(string name)
    {
        using var part = typeof(OpenApiDocument).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(part)!.AsObject();
    }
}
