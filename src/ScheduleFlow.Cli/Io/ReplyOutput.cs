using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Times;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Cli.Io;

/// <summary>Writes the one document on stdout, and counts the bytes in and out.</summary>
internal sealed class ReplyOutput
{
    private bool _errorsOnStdout;
    private readonly ByteCount _in = new();
    private readonly ByteCount _out = new();

    public Layout Layout { get; private set; }

    public string? RequestId { get; private set; }

    /// <summary>Whether standard output is for a document; then errors go to standard error.</summary>
    public bool IsForDocument { get; set; }

    /// <summary>The zone in which a table shows times; null: UTC.</summary>
    public Zone? TableZone { get; set; }

    /// <summary>The bug that ended the run, only for the log.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The store's notices, for the log.</summary>
    public ImmutableArray<string> Notices { get; set; } = [];

    /// <summary>Ignored fields of the request, which the reply names.</summary>
    public List<string> IgnoredFields { get; } = [];

    /// <summary>Adds an ignored field, once.</summary>
    public void NoteIgnored(string field)
    {
        if (!IgnoredFields.Contains(field))
        {
            IgnoredFields.Add(field);
        }
    }

    /// <summary>Tells how far the operation is; null: it does not report that. It ends before the reply is written.</summary>
    public Progress? Progress { get; set; }

    /// <summary>The problem that was written, for the log.</summary>
    public Problem? Problem { get; private set; }

    public long BytesIn => _in.Bytes;

    public long BytesOut => _out.Bytes;

    public void Apply(GlobalSettings settings)
    {
        Layout = settings.Layout;
        RequestId = settings.RequestId;
        _errorsOnStdout = settings.ErrorsOnStdout;
    }

    /// <summary>Standard input, counted.</summary>
    public Stream OpenInput() => new CountingStream(StandardStreams.OpenInput(), _in);

    /// <summary>Standard output, counted and buffered, for a verb that writes its own document.</summary>
    public Stream OpenOutput() => new BufferedStream(OpenUnbuffered(), 64 * 1024);

    /// <summary>Writes a reply, unless its operation has written a document.</summary>
    public ExitCode Write(Reply reply)
    {
        Progress?.End();
        switch (reply)
        {
            case DocumentWritten:
                break;
            case StoredReply stored:
                WriteStored(stored);
                break;
            default:
                Write(IgnoredFields.Count == 0 ? reply.Write : json => WriteWithIgnored(json, reply));
                break;
        }

        return reply.Exit;
    }

    /// <summary>Writes a problem; the exit code is that of its type.</summary>
    public ExitCode Write(Problem problem)
    {
        Progress?.End();
        problem = problem with { RequestId = RequestId };
        Problem = problem;
        var isAside = IsForDocument && !_errorsOnStdout;
        if (BytesOut > 0 && !isAside)
        {
            // A document has begun: an error in the middle would only hide that it is incomplete. The exit code and the log
            // say why.
            return problem.Type.Exit ?? ExitCode.Unexpected;
        }

        // A person at a terminal gets sentences, all others JSON.
        var isForPerson = isAside ? !Console.IsErrorRedirected : Layout != Layout.Compact;
        using var output = isAside ? StandardStreams.OpenError() : OpenUnbuffered();
        if (isForPerson)
        {
            TableRenderer.Write(output, problem);
        }
        else
        {
            output.Write(ProblemJson.ToUtf8(problem));
            output.Write("\n"u8);
        }

        return problem.Type.Exit ?? ExitCode.Unexpected;
    }

    // In the compact layout it is not parsed again.
    private void WriteStored(StoredReply stored)
    {
        var document = stored.Document.Span;
        if (Layout == Layout.Compact)
        {
            using var output = OpenUnbuffered();
            output.Write("{\"status\":\"success\","u8);
            foreach (var (name, texts) in Notes(stored))
            {
                output.Write(Encoding.UTF8.GetBytes($"\"{name}\":"));
                output.Write(JsonOf(texts));
                output.Write(","u8);
            }

            output.Write(document[(document.IndexOf((byte)'{') + 1)..]);
            if (document[^1] != (byte)'\n')
            {
                // A kept reply has no line end; a document of the store has one.
                output.Write("\n"u8);
            }

            return;
        }

        using var parsed = JsonDocument.Parse(stored.Document, new JsonDocumentOptions { MaxDepth = 512 });
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, stored.Status);
            foreach (var (name, texts) in Notes(stored))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(JsonOf(texts));
            }

            foreach (var property in parsed.RootElement.EnumerateObject())
            {
                property.WriteTo(json);
            }

            json.WriteEndObject();
        });
    }

    // These go before the fields of a stored reply.
    private IEnumerable<(string Name, ImmutableArray<string> Texts)> Notes(StoredReply stored)
    {
        if (IgnoredFields.Count > 0)
        {
            yield return ("ignored_fields", [.. IgnoredFields]);
        }

        if (!stored.Warnings.IsDefaultOrEmpty)
        {
            yield return ("warnings", stored.Warnings);
        }

        foreach (var added in stored.Added)
        {
            yield return added;
        }
    }

    // Few replies have ignored fields, so such a reply is written twice rather than having its own way of writing.
    private void WriteWithIgnored(Utf8JsonWriter json, Reply reply)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var whole = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            reply.Write(whole);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 512 });
        json.WriteStartObject();
        json.WriteString("status"u8, reply.Status);
        json.WritePropertyName("ignored_fields"u8);
        json.WriteRawValue(JsonOf([.. IgnoredFields]));
        foreach (var property in document.RootElement.EnumerateObject().Where(property => !property.NameEquals("status"u8)))
        {
            property.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> JsonOf(ImmutableArray<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, ProblemJson.Compact);
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private void Write(Action<Utf8JsonWriter> write)
    {
        // A list of a hundred schedules fits without growing.
        var buffer = new ArrayBufferWriter<byte>(32 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Layout == Layout.Indented ? ProblemJson.Indented : ProblemJson.Compact))
        {
            write(json);
        }

        using var output = OpenUnbuffered();
        if (Layout == Layout.Table)
        {
            TableRenderer.Write(output, TableZone is { } zone ? LocalTimes.InPlace(buffer.WrittenMemory, zone) : buffer.WrittenMemory);
            return;
        }

        buffer.Write("\n"u8);
        output.Write(Layout == Layout.Indented ? PrintableText.OfJson(buffer.WrittenSpan) : buffer.WrittenSpan);
    }

    private CountingStream OpenUnbuffered() => new(StandardStreams.OpenOutput(), _out);
}
