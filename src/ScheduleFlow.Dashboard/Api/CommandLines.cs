using System.Text;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Dashboard.Api;

/// <summary>A request as lines for a POSIX shell.</summary>
/// <param name="Curl">Over the network; null: the operation is for a shell on the server only.</param>
/// <param name="Cli">On the server.</param>
public sealed record CommandLines(string? Curl, string Cli)
{
    /// <summary>What stands for the caller's key: keys are never in a line that is copied.</summary>
    private const string Key = "\"Authorization: Bearer $SCHEDULEFLOW_KEY\"";

    /// <summary>Writes both lines from the request's declaration and values.</summary>
    /// <param name="request">The request. Where it has a secret, its curl line reads the body from a file.</param>
    /// <param name="server">Where the API is.</param>
    /// <param name="document">The file that is sent; null: none is.</param>
    /// <param name="output">The file that the answer goes to; null: standard output.</param>
    public static CommandLines Of(Request request, Uri server, string? document = null, string? output = null) =>
        new(request.Operation.Routes.IsEmpty ? null : CurlOf(request, server, document, output), CliOf(request, document, output));

    private static string CurlOf(Request request, Uri server, string? document, string? output)
    {
        using var placeholder = document is null ? null : new ByteArrayContent([]);
        using var message = RequestMessages.Of(request, placeholder);
        var line = new StringBuilder("curl -sS");
        if (message.Method != HttpMethod.Get && !(message.Method == HttpMethod.Post && message.Content is not null))
        {
            line.Append(" -X ").Append(message.Method.Method);
        }

        line.Append(' ').Append(Quoted(new Uri(server, message.RequestUri!.OriginalString.TrimStart('/')).AbsoluteUri)).Append(" -H ").Append(Key);
        if (message.Headers.TryGetValues(Operation.IdempotencyHeader, out var keys))
        {
            line.Append(" -H ").Append(Quoted($"{Operation.IdempotencyHeader}: {keys.First()}"));
        }

        if (document is not null)
        {
            line.Append(" -H 'Content-Type: application/octet-stream' --data-binary ").Append(Quoted($"@{document}"));
        }
        else if (message.Content is { } content)
        {
            line.Append(" --json ").Append(
                request.Values.Any(value => value.Option.Type == OptionType.Secret) ? "@body.json" : Quoted(TextOf(content)));
        }

        if (output is not null)
        {
            line.Append(" -o ").Append(Quoted(output));
        }

        return line.ToString();
    }

    private static string CliOf(Request request, string? document, string? output)
    {
        var line = new StringBuilder("scheduleflow ").Append(request.Operation.Name);
        foreach (var operand in request.Operands().Concat(document is null ? [] : [document]))
        {
            line.Append(' ').Append(Quoted(operand));
        }

        foreach (var (option, text) in request.Values)
        {
            if (option.IsOperand || option.Reach is OptionReach.Http or OptionReach.Gateway || option.Type == OptionType.Secret)
            {
                continue;
            }

            line.Append(" --").Append(option.Name);
            if (option.Type != OptionType.Flag)
            {
                // A value may begin with a dash.
                line.Append(text.StartsWith('-') ? '=' : ' ').Append(Quoted(text));
            }
        }

        if (output is not null)
        {
            line.Append(" --output ").Append(Quoted(output));
        }

        return line.ToString();
    }

    private static string TextOf(HttpContent content)
    {
        using var reader = new StreamReader(content.ReadAsStream(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "_-./:@%+,".Contains(c, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
