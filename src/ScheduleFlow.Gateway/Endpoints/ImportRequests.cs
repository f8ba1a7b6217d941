using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Core.Contracts;
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
    private static readonly ImportSettings Nothing = new(null, null, null);

    /// <param name="http">The request.</param>
    /// <param name="request">The verb, to be completed.</param>
    /// <param name="takesScheduleOptions">Whether the verb has <c>--zone</c>, <c>--replace</c> and <c>--if-revision</c>.</param>
    public Task SendAsync(HttpContext http, LaunchRequest request, bool takesScheduleOptions)
    {
        var query = new ImportSettings(http.QueryValue("format"), http.QueryValue("name"), takesScheduleOptions ? http.QueryValue("zone") : null)
        {
            DayStart = takesScheduleOptions ? http.QueryValue("day_start") : null,
            Channel = takesScheduleOptions ? http.QueryValue("channel") : null,
            Replace = takesScheduleOptions ? http.QueryValue("replace") : null,
            IfRevision = takesScheduleOptions ? http.QueryValue("if_revision") : null,
        };
        request = request.WithIdempotencyKey(http.Request);
        return MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? SendFormAsync(http, request, query, takesScheduleOptions, HeaderUtilities.RemoveQuotes(type.Boundary).ToString())
                : SendBodyAsync(http, request, query, takesScheduleOptions);
    }

    private async Task SendBodyAsync(HttpContext http, LaunchRequest request, ImportSettings settings, bool takesScheduleOptions)
    {
        // Who names a format sends the document.
        if (settings.Format is null
            && await JsonBody.PeekAsync(http.Request, http.RequestAborted) is { } body
            && ImportBody.FieldsOf(body) is { } fields)
        {
            var own = new ImportSettings(fields.Optional("format"), fields.Optional("name"), takesScheduleOptions ? fields.Optional("zone") : null)
            {
                DayStart = takesScheduleOptions ? fields.Optional("day_start") : null,
                Channel = takesScheduleOptions ? fields.Optional("channel") : null,
                Replace = takesScheduleOptions ? fields.Optional("replace") : null,
                IfRevision = takesScheduleOptions ? fields.OptionalNumber("if_revision") : null,
            };
            var path = fields.Optional("filepath") ?? "";
            var byPath = own.Or(settings).AddTo(request).WithImportRoots(options);
            await (fields.Problem is { } wrong
                ? ErrorReply.WriteAsync(http, wrong)
                : relay.SendAsync(http, byPath with { Operands = [path] }));
            return;
        }

        await relay.SendAsync(http, settings.AddTo(request).WithBody(http.Request));
    }

    private async Task SendFormAsync(HttpContext http, LaunchRequest request, ImportSettings settings, bool takesScheduleOptions, string boundary)
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
                    file = new FormFile(form, section, name => IsSetting(name, takesScheduleOptions));
                    fileName = BaseName(part.FileName);
                }
                else if (section.AsFormDataSection() is { } field && IsSetting(field.Name, takesScheduleOptions))
                {
                    settings = settings.Or(Field(field.Name, await ValueAsync(section, http.RequestAborted)));
                }
            }
        }
        catch (Exception e) when ((e is IOException or InvalidDataException or ArgumentException) && e is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            await ErrorReply.WriteAsync(http, new Problem(ErrorType.ParseError, "The form is not well-formed multipart/form-data."));
            return;
        }

        await (file is null
            ? ErrorReply.WriteAsync(http, new Problem(ErrorType.Validation, "The form has no file.") { Hint = "Send it as curl does with -F file=@guide.xml." })
            : relay.SendAsync(http, settings.AddTo(request).With("input-name", fileName) with { Operands = [Stdin], Body = file }));
    }

    private static bool IsSetting(string field, bool takesScheduleOptions) => field is "format" or "name" || (takesScheduleOptions && Field(field, field) != Nothing);

    private static ImportSettings Field(string name, string? value) => name switch
    {
        "format" => Nothing with { Format = value },
        "name" => Nothing with { Name = value },
        "zone" => Nothing with { Zone = value },
        "day_start" => Nothing with { DayStart = value },
        "channel" => Nothing with { Channel = value },
        "replace" => Nothing with { Replace = value },
        "if_revision" => Nothing with { IfRevision = value },
        _ => Nothing,
    };

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
