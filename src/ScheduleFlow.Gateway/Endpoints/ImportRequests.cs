using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// The three ways to send an import: the path of a file on the server, a form with a file, or the document itself.
/// Documents are streamed, whatever their size; of a JSON body the first 64 KiB are looked at, to tell a path from a
/// document.
/// </summary>
internal sealed class ImportRequests(Relay relay, GatewayOptions options)
{
    private const string Stdin = "-";
    private const int MaxFieldChars = 4 * 1024;

    /// <param name="http">The request.</param>
    /// <param name="request">The verb, to be completed.</param>
    /// <param name="known">The options that it has.</param>
    public Task SendAsync(HttpContext http, LaunchRequest request, ImportOptions known)
    {
        var query = ImportSettings.OfQuery(known, http);
        request = request.WithIdempotencyKey(http.Request);
        return MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? SendFormAsync(http, request, query, HeaderUtilities.RemoveQuotes(type.Boundary).ToString())
                : SendBodyAsync(http, request, query);
    }

    private async Task SendBodyAsync(HttpContext http, LaunchRequest request, ImportSettings settings)
    {
        // Who names a format sends the document.
        if (!settings.HasFormat
            && await JsonBody.PeekAsync(http.Request, http.RequestAborted) is { } body
            && ImportBody.FieldsOf(body) is { } fields)
        {
            var own = ImportSettings.Of(settings.Options, fields);
            var path = fields.Optional("filepath") ?? "";
            var all = own.Or(settings);
            await ((fields.Problem ?? all.Problem) is { } wrong
                ? ErrorReply.WriteAsync(http, wrong)
                : relay.SendAsync(http, all.AddTo(request).WithImportRoots(options) with { Operands = [path] }));
            return;
        }

        await (settings.Problem is { } problem
            ? ErrorReply.WriteAsync(http, problem)
            : relay.SendAsync(http, settings.AddTo(request).WithBody(http.Request)));
    }

    private async Task SendFormAsync(HttpContext http, LaunchRequest request, ImportSettings settings, string boundary)
    {
        Stream? file = null;
        string? fileName = null;
        try
        {
            var form = new MultipartReader(boundary, new BodyStream(http.Request));
            while (file is null && await form.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { } part)
                {
                    file = new FormFile(form, section, settings.Options.Has);
                    fileName = BaseName(part.FileName);
                }
                else if (section.AsFormDataSection() is { } field && settings.Options.Has(field.Name))
                {
                    settings = settings.Or(field.Name, await ValueAsync(section, http.RequestAborted));
                }
            }
        }
        catch (Exception e) when ((e is IOException or InvalidDataException or ArgumentException) && e is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            await ErrorReply.WriteAsync(http, new Problem(ErrorType.ParseError, "The form is not well-formed multipart/form-data."));
            return;
        }

        await (settings.Problem is { } wrong ? ErrorReply.WriteAsync(http, wrong)
            : file is null
            ? ErrorReply.WriteAsync(http, new Problem(ErrorType.Validation, "The form has no file.") { Hint = "Send it as curl does with -F file=@guide.xml." })
            : relay.SendAsync(http, settings.AddTo(request).With("input-name", fileName) with { Operands = [Stdin], Body = file }));
    }

    private static async Task<string?> ValueAsync(MultipartSection section, CancellationToken cancellation)
    {
        using var reader = new StreamReader(section.Body);
        var chars = new char[MaxFieldChars];
        var length = await reader.ReadBlockAsync(chars, cancellation);
        return length == 0 ? null : new string(chars, 0, length).Trim();
    }

    /// <summary>The file's name without folders (some browsers send them) and without its extension.</summary>
    private static string? BaseName(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]);
        return name.Length == 0 ? null : name;
    }
}
