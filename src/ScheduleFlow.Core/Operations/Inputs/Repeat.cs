using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>
/// A change that a client may request again under the same key: it is made once, and answered the same each time. Its
/// declaration decides which requests are the same: those with equal verb, options, and bytes and names of documents.
/// Without a key none of this happens.
/// </summary>
internal sealed class Repeat
{
    private const int MaxKeyLength = 255;

    private readonly Request _request;
    private readonly XxHash128? _documents;
    private readonly List<string?> _names = [];

    private Repeat(Request request)
    {
        _request = request;
        _documents = request.RepeatKey is null ? null : new XxHash128();
    }

    /// <returns>The repeat, or a <c>validation</c> problem for a key that is not 1 to 255 visible ASCII characters.</returns>
    public static Outcome<Repeat> Of(Request request) =>
        request.RepeatKey is { } key && (key.Length is 0 or > MaxKeyLength || key.Any(character => character is <= ' ' or > '~'))
            ? new Problem(ErrorType.Validation, $"The idempotency key is not 1 to {MaxKeyLength} visible ASCII characters.")
            {
                Hint = "A UUID is a good one.",
            }
            : new Repeat(request);

    /// <summary>The same document; its bytes and its name become part of the request's fingerprint.</summary>
    public InputSource Watch(InputSource input)
    {
        _names.Add(input.Name);
        return _documents is null ? input : input with { Digest = _documents };
    }

    /// <summary>
    /// The answer of the first time, once the documents are read; null: this is the first. <c>conflict</c> where the key
    /// was another request's.
    /// </summary>
    public Outcome<Reply>? Answer(OperationContext context) =>
        _documents is null ? default(Outcome<Reply>?)
        : !context.Store.Replies.Find(_request.RepeatKey!, Fingerprint()).TryGet(out var reply, out var problem) ? problem
        : reply.IsEmpty ? default(Outcome<Reply>?)
        : Outcome.Of<Reply>(new StoredReply(reply, []));

    /// <summary>Makes the change and keeps its reply with it.</summary>
    /// <param name="reply">The reply if the change succeeds.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="change">Makes the change.</param>
    public Outcome<Reply> Change<T>(Reply reply, OperationContext context, Func<KeptReply?, Outcome<T>> change)
        where T : notnull =>
        Finish(context, change(Keep(reply)).TryGet(out _, out var problem) ? Outcome.Of(reply) : problem);

    /// <summary>The reply to keep with the change; null: there is no key.</summary>
    public KeptReply? Keep(Reply reply) => _documents is null ? null : new KeptReply(_request.RepeatKey!, Fingerprint(), Fields(reply));

    /// <summary>The answer after a change that was made with <see cref="Keep"/>.</summary>
    public Outcome<Reply> Finish<TReply>(OperationContext context, Outcome<TReply> made)
        where TReply : Reply
    {
        if (made.TryGet(out var reply, out var problem))
        {
            return Outcome.Of<Reply>(reply);
        }

        // The same request was sent twice at once, and the other one finished first.
        return problem.Reason == ProblemReason.AlreadyAnswered && Answer(context) is { } answer ? answer : problem;
    }

    private string Fingerprint()
    {
        var hash = new XxHash128();
        hash.Append(_documents!.GetCurrentHash());
        Append(hash, _request.Operation.Name);
        _names.ForEach(name => Append(hash, name));
        foreach (var option in _request.Operation.Options)
        {
            if (option.Type is OptionType.Document or OptionType.Secret || ReferenceEquals(option, Operation.IdempotencyKey))
            {
                continue;
            }

            var values = _request.All(option).ToList();
            Append(hash, $"{option.Name} {values.Count}");
            values.ForEach(value => Append(hash, value));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    // The length goes first, so that two values cannot look like one.
    private static void Append(XxHash128 hash, string? text) =>
        hash.Append(Encoding.UTF8.GetBytes(text is null ? "-" : $"{text.Length}:{text}"));

    // An object without the status, which is written with each answer.
    private static ReadOnlyMemory<byte> Fields(Reply reply)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using var json = new Utf8JsonWriter(buffer, ProblemJson.Compact);
        reply.Write(json);
        json.Flush();
        ReadOnlySpan<byte> status = "{\"status\":\"success\","u8;
        return (byte[])[(byte)'{', .. buffer.WrittenSpan[status.Length..]];
    }
}
