using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>
/// Bytes → JSON tokens in one pass. Buffers the bytes of at least one token, counts lines and columns, and explains
/// errors in our own words. Refuses bytes that are not UTF-8, and half a surrogate pair in a string that a handler reads.
/// </summary>
internal sealed class JsonPump
{
    private const int InitialBytes = 64 * 1024;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.MaxDepth };

    private readonly JsonContainers _containers = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _length;
    private int _validated;

    // The line and column of _counted, an offset in the buffer. Its line starts at _lineStart, which may lie before the
    // buffer.
    private int _counted;
    private int _lineStart;
    private int _line = 1;
    private int _column = 1;

    // The last dropped byte that is not white space: the byte before an error may have been dropped already.
    private byte _last;

    private JsonPump()
    {
    }

    /// <summary>Reads the document to its end, or until the handler has enough. Null: no problem.</summary>
    public static Problem? Run(Stream input, IJsonHandler handler)
    {
        var peeked = new PeekedStream(input);
        var encoding = TextEncoding.Detect(peeked.Head);
        var pump = new JsonPump();
        try
        {
            return pump.Read(encoding.OpenUtf8(peeked), handler);
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("JSON", encoding.Name);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pump._buffer);
        }
    }

    /// <summary>Line and column of the token's first byte, from 1. Must be asked in the order of the tokens.</summary>
    public (int Line, int Column) PlaceOf(ref Utf8JsonReader token)
    {
        CountTo((int)token.TokenStartIndex);
        return (_line, _column);
    }

    /// <summary>The text of a string, a property name or a number; an escape of half a surrogate pair is refused.</summary>
    public string TextOf(ref Utf8JsonReader token)
    {
        // Most texts are plain ASCII: they need no decoding.
        if (!token.ValueIsEscaped && Ascii.IsValid(token.ValueSpan))
        {
            return Encoding.Latin1.GetString(token.ValueSpan);
        }

        try
        {
            return token.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A token of valid UTF-8 can fail for no other reason.
            var (line, column) = PlaceOf(ref token);
            throw new UnreadableException(ReadProblems.NotWellFormed(
                "JSON",
                line,
                column,
                "the string holds half of a surrogate pair",
                "Write the character itself, or both \\u escapes of the pair."));
        }
    }

    /// <summary>The same, without a second copy of a text that often repeats, such as a category.</summary>
    public string TextOf(ref Utf8JsonReader token, string? likely) =>
        likely is not null && !token.ValueIsEscaped && Ascii.Equals(token.ValueSpan, likely) ? likely : TextOf(ref token);

    private Problem? Read(Stream utf8, IJsonHandler handler)
    {
        var state = new JsonReaderState(Options);
        var isFinal = false;
        var isEmpty = true;
        while (true)
        {
            // 1. Fill.
            if (_length == _buffer.Length)
            {
                Grow();
            }

            var read = utf8.Read(_buffer, _length, _buffer.Length - _length);
            isFinal = read == 0;
            _length += read;
            var foreign = FirstForeign(isFinal);

            // 2. Read the complete tokens.
            isEmpty = isEmpty && _buffer.AsSpan(0, _length).IndexOfAnyExcept(" \t\r\n"u8) < 0;
            if (isEmpty && isFinal)
            {
                return ReadProblems.Empty("JSON");
            }

            var tokens = new Utf8JsonReader(_buffer.AsSpan(0, foreign ?? _length), isFinal && foreign is null, state);
            try
            {
                while (tokens.Read())
                {
                    Track(ref tokens);
                    if (!handler.Token(ref tokens, this))
                    {
                        return null;
                    }
                }
            }
            catch (JsonException exception)
            {
                return Describe(exception, utf8, isFinal);
            }

            if (foreign is { } at)
            {
                return NotUtf8(at);
            }

            if (isFinal)
            {
                return null;
            }

            // 3. Keep the rest.
            state = tokens.CurrentState;
            Drop((int)tokens.BytesConsumed);
        }
    }

    private void Track(ref Utf8JsonReader token)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _containers.Begin(token.TokenType == JsonTokenType.StartArray, PlaceOf(ref token).Line);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _containers.End();
                break;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void Drop(int consumed)
    {
        CountTo(consumed);
        var dropped = _buffer.AsSpan(0, consumed).TrimEnd(" \t\r\n"u8);
        _last = dropped.IsEmpty ? _last : dropped[^1];
        _buffer.AsSpan(consumed, _length - consumed).CopyTo(_buffer);
        _length -= consumed;
        _validated -= consumed;
        _counted -= consumed;
        _lineStart -= consumed;
    }

    // Utf8JsonReader accepts any byte inside a string. An error before that byte is reported first, however many bytes
    // arrive at a time.
    private int? FirstForeign(bool isFinal)
    {
        var added = _buffer.AsSpan(_validated, _length - _validated);
        if (Rune.DecodeLastFromUtf8(added, out _, out var tail) == OperationStatus.NeedMoreData && !isFinal && !added.IsEmpty)
        {
            added = added[..^tail];
        }

        if (Utf8.IsValid(added))
        {
            _validated += added.Length;
            return null;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(added[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return _validated + at;
    }

    private Problem NotUtf8(int at)
    {
        CountTo(at);
        return ReadProblems.NotWellFormed(
            "JSON",
            _line,
            _column,
            $"the byte 0x{_buffer[at]:X2} is not UTF-8",
            "The document is in another encoding, such as Windows-1252: save it as UTF-8.");
    }

    private void CountTo(int offset)
    {
        if (offset <= _counted)
        {
            return;
        }

        var passed = _buffer.AsSpan(_counted, offset - _counted);
        var lastLineFeed = passed.LastIndexOf((byte)'\n');
        if (lastLineFeed >= 0)
        {
            _line += passed.Count((byte)'\n');
            _lineStart = _counted + lastLineFeed + 1;
            _column = 1;
            passed = passed[(lastLineFeed + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _counted = offset;
    }

    private Problem Describe(JsonException exception, Stream utf8, bool isFinal)
    {
        // Like us, the exception counts lines from the start of the document.
        var line = (int)(exception.LineNumber ?? 0) + 1;
        var lineStart = _lineStart;
        for (var current = _line; current < line; current++)
        {
            var from = Math.Max(lineStart, 0);
            lineStart = from + _buffer.AsSpan(from, _length - from).IndexOf((byte)'\n') + 1;
        }

        var at = Math.Clamp(lineStart + (int)(exception.BytePositionInLine ?? 0), 0, _length);
        CountTo(at);

        // Read enough to quote, however few bytes have arrived.
        while (!isFinal && _length - at < JsonFaults.QuotedBytes)
        {
            if (_length == _buffer.Length)
            {
                Grow();
            }

            var read = utf8.Read(_buffer, _length, _buffer.Length - _length);
            isFinal = read == 0;
            _length += read;
        }

        var rest = _buffer.AsSpan(at, _length - at);
        var before = _buffer.AsSpan(0, at).TrimEnd(" \t\r\n"u8);
        var (fault, hint) = JsonFaults.Explain(before.IsEmpty ? [_last] : before, rest, isFinal, _containers);
        return ReadProblems.NotWellFormed("JSON", _line, _column, fault, hint);
    }
}
