//! Danish texts as old Macs and DOS saved them, recognised by their letters.
//!
//! In Windows-1252, the bytes of `æøå` on these systems are marks such as `¾` and `‘`, which are
//! hardly ever inside a word.

/// A system whose encoding is not that of Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OldSystem {
    /// Mac Roman.
    Mac,
    /// Code page 850.
    Dos,
}

/// The bytes of `æøåÆØÅ` on each system.
const LETTERS: [(OldSystem, [u8; 6]); 2] = [
    (OldSystem::Mac, [0xBE, 0xBF, 0x8C, 0xAE, 0xAF, 0x81]),
    (OldSystem::Dos, [0x91, 0x9B, 0x86, 0x92, 0x9D, 0x8F]),
];

/// The same in Windows-1252.
const IN_WINDOWS: [u8; 6] = [0xE6, 0xF8, 0xE5, 0xC6, 0xD8, 0xC5];

/// The characters from 0x80 of code page 850.
const CODE_PAGE_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The system that saved these bytes; `None` if their letters do not show it for certain.
pub(super) fn old_system(bytes: &[u8]) -> Option<OldSystem> {
    if bytes.iter().any(|byte| IN_WINDOWS.contains(byte)) {
        return None;
    }
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let is_from = |letters: &[u8; 6]| {
        let (mut beside, mut is_inside, mut small) = (0, false, [false; 3]);
        for (at, byte) in bytes.iter().enumerate() {
            let Some(letter) = letters.iter().position(|letter| letter == byte) else { continue };
            let (before, after) = (is_letter(at.checked_sub(1)), is_letter(at.checked_add(1)));
            if before || after {
                beside += 1;
                is_inside |= before && after && letter < small.len();
                small.get_mut(letter).into_iter().for_each(|is_there| *is_there = true);
            }
        }
        let different = small.iter().filter(|is_there| **is_there).count();
        is_inside && 2 <= different && beyond_ascii <= 2 * beside
    };
    LETTERS.iter().find(|(_, letters)| is_from(letters)).map(|(system, _)| *system)
}

/// Decodes bytes in code page 850.
pub(super) fn from_dos(bytes: &[u8]) -> Vec<u8> {
    let high: Vec<char> = CODE_PAGE_850.chars().collect();
    let char = |byte: &u8| match byte.checked_sub(0x80) {
        Some(index) => high.get(usize::from(index)).copied().unwrap_or_default(),
        None => char::from(*byte),
    };
    bytes.iter().map(char).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_text_show_its_system() {
        for (bytes, system) in [
            (&b"L\xBEs mere p\x8C nettet"[..], Some(OldSystem::Mac)),
            (b"D\x8Crligt vejr: \xD2s\xBFen\xD3 er lukket", Some(OldSystem::Mac)),
            (b"L\x91s mere p\x86 nettet", Some(OldSystem::Dos)),
            (b"K\x9Bb gr\x9Bnt p\x86 torvet", Some(OldSystem::Dos)),
            // Windows-1252.
            (b"L\xE6s mere p\xE5 nettet", None),
            (b"\x91rock\x91n\x92roll\x92", None),
            (b"3\xBE time, \xBFQu\xE9? Sm\xF8r\x86", None),
            (b"\xBFC\xF3mo?", None),
            (b"L\x91s", None),
            (b"", None),
        ] {
            assert_eq!(old_system(bytes), system, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_code_page_has_128_characters_beyond_ascii() {
        assert_eq!(CODE_PAGE_850.chars().count(), 128);
        let read = from_dos(b"R\x9Dd gr\x9Bd\nmed fl\x9Bde p\x86 \x8F\xFF");
        assert_eq!(String::from_utf8_lossy(&read), "RØd grød\nmed fløde på Å\u{a0}");
    }
}
