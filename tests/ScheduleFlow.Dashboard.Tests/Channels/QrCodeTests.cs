using System.Security.Cryptography;
using System.Text;
using ScheduleFlow.Dashboard.Channels.Qr;

namespace ScheduleFlow.Dashboard.Tests.Channels;

/// <summary>The codes here were read by a decoder that is not ours before they were written down.</summary>
public sealed class QrCodeTests
{
    private const string Hello =
        """
        #######.#..#..#######
        #.....#.####..#.....#
        #.###.#...#.#.#.###.#
        #.###.#.#.#.#.#.###.#
        #.###.#....#..#.###.#
        #.....#....##.#.....#
        #######.#.#.#.#######
        ........#..##........
        #.##.###.#.##.#..#.##
        .##.##.#.######..##..
        #...#.#..#.#.......##
        #.##...#...#..####.#.
        .#.######...#..#..#.#
        ........####..#...#.#
        #######.#..##..#.....
        #.....#.#.#....#####.
        #.###.#.....######.##
        #.###.#.#.##..#.####.
        #.###.#.##..#.##..#..
        #.....#...#..#.##...#
        #######.#.#..#.#.....
        """;

    [Fact]
    public void A_short_text_is_the_smallest_code()
    {
        var code = QrCode.Of("HELLO")!;

        Rows(code).Should().Equal(Hello.ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData(15, 2, "54b3f4205dc93a26")]
    [InlineData(42, 3, "713964f836853257")]
    [InlineData(62, 4, "b68ea5cbeb6dcc80")]
    [InlineData(84, 5, "ed5c563f54275501")]
    [InlineData(106, 6, "b1fd02e4615b06fd")]
    [InlineData(122, 7, "75b791c28df7f983")]
    [InlineData(152, 8, "58617f3762105d62")]
    [InlineData(180, 9, "22657713a6c90799")]
    [InlineData(213, 10, "a8c7d35986961bd4")]
    public void Each_version_is_drawn_as_a_decoder_reads_it(int length, int version, string digest)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (((i * 7) + length) % 26))));

        var code = QrCode.Of(text)!;

        code.Size.Should().Be(17 + (4 * version));
        Digest(code).Should().Be(digest);
    }

    [Theory]
    [InlineData(14, 21)]
    [InlineData(15, 25)]
    [InlineData(213, 57)]
    public void A_code_is_as_small_as_its_text_allows(int length, int size) => QrCode.Of(new string('x', length))!.Size.Should().Be(size);

    [Fact]
    public void A_text_that_is_too_long_has_no_code() => QrCode.Of(new string('x', 214)).Should().BeNull();

    [Fact]
    public void The_path_has_a_rectangle_for_each_run_of_dark_modules()
    {
        var code = QrCode.Of("HELLO")!;

        code.Path.Should().StartWith("M0 0h7v1h-7z").And.MatchRegex("^(M\\d+ \\d+h\\d+v1h-\\d+z)+$");
    }

    private static IEnumerable<string> Rows(QrCode code) => Enumerable.Range(0, code.Size)
        .Select(y => string.Concat(Enumerable.Range(0, code.Size).Select(x => code[x, y] ? '#' : '.')));

    private static string Digest(QrCode code)
    {
        var modules = string.Concat(Rows(code)).Replace('#', '1').Replace('.', '0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(modules)))[..16];
    }
}
