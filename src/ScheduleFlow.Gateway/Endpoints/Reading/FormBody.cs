using Microsoft.AspNetCore.WebUtilities;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>Reads a multipart form up to its file: the fields are options, the file is the document.</summary>
internal static class FormBody
{
    private const int MaxFieldChars = 4 * 1024;

    public static async Task<ReadBody> ReadAsync(HttpContext http, AskedOperation asked, string boundary)
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
                    file = new FormFile(form, section, name => asked.Find(name) is not null);
                    fileName = BaseName(part.FileName);
                }
                else if (section.AsFormDataSection() is { } field)
                {
                    if (asked.Find(field.Name) is { } option && asked.TakesInQuery(option))
                    {
                        asked.Add(option, await ValueAsync(section, http.RequestAborted));
                    }
                    else
                    {
                        asked.MeetUnknown(field.Name, "field");
                    }
                }
            }
        }
        catch (Exception e) when (IsMalformed(e) && !http.RequestAborted.IsCancellationRequested)
        {
            return new ReadBody(null)
            {
                Problem = new Problem(ErrorType.ParseError, "The form is not well-formed multipart/form-data."),
            };
        }

        if (file is null)
        {
            return new ReadBody(null)
            {
                Problem = asked.Problem ?? new Problem(ErrorType.Validation, "The form has no file.")
                {
                    Hint = "Send it as curl does with -F file=@guide.xml.",
                },
            };
        }

        asked.Request.Add(asked.Document!, RequestReader.Stdin);
        return new ReadBody(file)
        {
            FollowsQuery = true,
            Options = fileName is null ? [] : [$"--{WorkerOptions.InputName}={fileName}"],
        };
    }

    private static bool IsMalformed(Exception e) =>
        e is IOException or InvalidDataException or ArgumentException && e is not BadHttpRequestException;

    private static async Task<string> ValueAsync(MultipartSection section, CancellationToken cancellation)
    {
        using var reader = new StreamReader(section.Body);
        var chars = new char[MaxFieldChars];
        var length = await reader.ReadBlockAsync(chars, cancellation);
        return new string(chars, 0, length).Trim();
    }

    /// <summary>The file's name without folders (some browsers send them) and without its extension.</summary>
    private static string? BaseName(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]);
        return name.Length == 0 ? null : name;
    }
}
