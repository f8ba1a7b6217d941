using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// The dashboard's files: what a browser loads, never data. A published gateway has them in <c>wwwroot/ui</c>, each with a
/// compressed copy beside it; a built one finds them by a manifest, where they were built.
/// </summary>
internal sealed partial class DashboardFiles(IFileProvider root, bool isPublished)
{
    public const string Index = "index.html";

    private const string Folder = "ui/";
    private const string Manifest = "ScheduleFlow.Gateway.staticwebassets.runtime.json";

    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    // The best first. A build has copies too, but they are as old as the build and not as the file.
    private static readonly (string Coding, string Extension)[] Copies = [("br", ".br"), ("gzip", ".gz")];

    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Modified, long Length), EntityTagHeaderValue> _tags = new();

    /// <summary>Whether this gateway was built with a dashboard.</summary>
    public bool Exist => Find(Index) is not null;

    public static void AddTo(WebApplicationBuilder builder)
    {
        // The empty builder does not do this by itself.
        var manifest = Path.Combine(AppContext.BaseDirectory, Manifest);
        var isBuild = File.Exists(manifest);
        if (isBuild)
        {
            builder.Configuration[WebHostDefaults.StaticWebAssetsKey] = manifest;
            StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        }

        builder.Services.AddSingleton(new DashboardFiles(builder.Environment.WebRootFileProvider, isPublished: !isBuild));
    }

    /// <summary>A file, in the shortest form that the client reads; null where there is none.</summary>
    /// <param name="path">Its path below <c>/ui/</c>.</param>
    /// <param name="accepted">The codings that the client names.</param>
    public DashboardFile? Find(string path, IList<StringWithQualityHeaderValue>? accepted = null)
    {
        if (Existing(path) is not { } file)
        {
            return null;
        }

        var mediaType = MediaTypeOf(path);
        if (isPublished && accepted is { Count: > 0 })
        {
            foreach (var (coding, extension) in Copies)
            {
                if (accepted.Any(value => value.Value == coding && value.Quality is not 0) && Existing(path + extension) is { } copy)
                {
                    return new DashboardFile(copy.PhysicalPath!, mediaType, coding, copy.LastModified, TagOf(copy), IsForGood(path));
                }
            }
        }

        return new DashboardFile(file.PhysicalPath!, mediaType, null, file.LastModified, TagOf(file), IsForGood(path));
    }

    // The provider keeps to its own root, of which the dashboard is one folder.
    private IFileInfo? Existing(string path) => !path.Split('/', '\\').Contains("..")
        && root.GetFileInfo(Folder + path) is { Exists: true, IsDirectory: false, PhysicalPath: not null } file ? file : null;

    // Of the contents: the same on each node behind an edge, whenever it was installed.
    private EntityTagHeaderValue TagOf(IFileInfo file) => _tags.GetOrAdd(
        (file.PhysicalPath!, file.LastModified, file.Length),
        static (_, file) =>
        {
            using var bytes = file.CreateReadStream();
            return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        },
        file);

    private static string MediaTypeOf(string path)
    {
        var type = MediaTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    /// <summary>Whether the name has a fingerprint of the contents, so that the contents never change under this name.</summary>
    private static bool IsForGood(string path) => Fingerprinted().IsMatch(path);

    [GeneratedRegex(@"^_framework/[^/]+\.[0-9a-z]{10}\.(wasm|js|dat)$")]
    private static partial Regex Fingerprinted();
}

/// <summary>A file of the dashboard as it is sent.</summary>
/// <param name="Path">Where it is on the disk.</param>
/// <param name="MediaType">The type of its contents.</param>
/// <param name="Coding">How it is compressed; null: it is not.</param>
/// <param name="Modified">When it was built.</param>
/// <param name="Tag">The hash of what is sent.</param>
/// <param name="IsForGood">Whether it never changes under its name.</param>
internal sealed record DashboardFile(
    string Path, string MediaType, string? Coding, DateTimeOffset Modified, EntityTagHeaderValue Tag, bool IsForGood);
