namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>
/// The API's description, OpenAPI 3.1, as it is served: docs/openapi.json, which <c>openapi</c> on the command line
/// generates from the declarations (<see cref="DescriptionGenerator"/>). A test fails when it is stale.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly Lazy<byte[]> Kept = new(Read);

    /// <summary>UTF-8, indented, ending in a line feed.</summary>
    public static ReadOnlyMemory<byte> Utf8 => Kept.Value;

    private static byte[] Read()
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
