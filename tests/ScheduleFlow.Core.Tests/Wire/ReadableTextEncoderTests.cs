using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Tests.Wire;

public sealed class ReadableTextEncoderTests
{
    private static readonly JavaScriptEncoder Platform = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly JavaScriptEncoder Ours = ReadableTextEncoder.Instance;

    [Fact]
    public void Every_scalar_of_Unicode_is_written_as_the_platform_writes_it()
    {
        var different = new List<string>();
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.TryCreate(value, out var rune))
            {
                continue;
            }

            var text = rune.ToString();
            if (Ours.WillEncode(value) != Platform.WillEncode(value) || Ours.Encode(text) != Platform.Encode(text) || !SameUtf8(Encoding.UTF8.GetBytes(text)))
            {
                different.Add($"U+{value:X4}");
            }
        }

        different.Should().BeEmpty();
    }

    [Fact]
    public void Every_code_unit_alone_and_between_letters_is_written_as_the_platform_writes_it()
    {
        var different = new List<string>();
        for (var value = 0; value <= char.MaxValue; value++)
        {
            var unit = (char)value;
            if (!Same($"{unit}") || !Same($"ab{unit}é"))
            {
                different.Add($"U+{value:X4}");
            }
        }

        different.Should().BeEmpty();
    }

    [Fact]
    public void Every_pair_of_bytes_is_written_as_the_platform_writes_it()
    {
        var different = new List<string>();
        for (var value = 0; value <= char.MaxValue; value++)
        {
            byte[] pair = [(byte)(value >> 8), (byte)value];
            if (!SameUtf8(pair) || !SameUtf8([(byte)'a', .. pair, 0x80, (byte)'z']))
            {
                different.Add($"{value:X4}");
            }
        }

        different.Should().BeEmpty();
    }

    [Fact]
    public void Long_texts_of_anything_are_written_as_the_platform_writes_them()
    {
        var random = new Random(17);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            var units = new char[random.Next(400)];
            for (var i = 0; i < units.Length; i++)
            {
                units[i] = (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x7f));
            }

            SameUtf8(bytes).Should().BeTrue($"of {Convert.ToHexString(bytes)}");
            Same(new string(units)).Should().BeTrue($"of round {round}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(12)]
    public void Nothing_is_written_where_there_is_no_room(int room)
    {
        foreach (var text in new[] { "a", "é", "\"", "\n", "\u0001", "\u2028", "\U0001F600" })
        {
            var ours = new char[room];
            var platforms = new char[room];
            var status = Ours.Encode(text, ours, out var read, out var written);
            status.Should().Be(Platform.Encode(text, platforms, out var platformRead, out var platformWritten), $"of {text} in {room}");
            (read, written).Should().Be((platformRead, platformWritten));
            ours[..written].Should().Equal(platforms[..written]);
        }
    }

    private static bool Same(string text) => Written(text, Ours).AsSpan().SequenceEqual(Written(text, Platform));

    private static byte[] Written(string text, JavaScriptEncoder encoder) => Written(json => json.WriteStringValue(text), encoder);

    private static byte[] Written(Action<Utf8JsonWriter> write, JavaScriptEncoder encoder)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder, SkipValidation = true });
        write(json);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool SameUtf8(byte[] text)
    {
        var ours = new byte[text.Length * 6];
        var platforms = new byte[text.Length * 6];
        return Ours.FindFirstCharacterToEncodeUtf8(text) == Platform.FindFirstCharacterToEncodeUtf8(text)
            && Ours.EncodeUtf8(text, ours, out var read, out var written) == Platform.EncodeUtf8(text, platforms, out var platformRead, out var platformWritten)
            && (read, written) == (platformRead, platformWritten)
            && ours.AsSpan(0, written).SequenceEqual(platforms.AsSpan(0, written));
    }
}
